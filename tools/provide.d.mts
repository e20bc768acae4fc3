/** The path of Chromium or Chrome; undefined where there is none. */
export declare const findChromium: () => string | undefined
/** Provides what the tests need where that may be done; gives what is still missing, with how to get it. */
export declare const provide: () => readonly string[]
