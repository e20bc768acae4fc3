/** The function of FEEL that makes money of fen. */
export const fenUnit = '分'
