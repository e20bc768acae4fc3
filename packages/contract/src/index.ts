export { operation, type Operation, type Scope } from './operation.ts'
export { binary, cursor, listOf, multipart } from './binary.ts'
export { problemResponse, type ProblemItem, type ProblemResponse } from './problem-response.ts'
export { localeOf, locales, problemSentences, sentence, type Locale } from './problem-sentence.ts'
export { getHealth, getMetrics } from './health.ts'
export * from './coordination.ts'
export * from './order.ts'
export * from './meeting.ts'
export * from './notice.ts'
export {
  documentInfo,
  downloadDocument,
  endDocument,
  listDocuments,
  uploadDocument,
  type DocumentInfo,
} from './document.ts'
export {
  badCell,
  cancelImport,
  checkImport,
  downloadBadRows,
  downloadTemplate,
  getImport,
  importColumn,
  importCounts,
  importState,
  importStatus,
  importTarget,
  listBadCells,
  listImports,
  runImport,
  startImport,
  undoImport,
  type ImportColumn,
  type ImportState,
} from './import.ts'
export * from './progress-shapes.ts'
export * from './progress.ts'
export { auditEntry, listAudit, verifyAudit } from './audit.ts'
export {
  beginTwoFactor,
  changePassword,
  changePerson,
  confirmTwoFactor,
  createPerson,
  disablePerson,
  enablePerson,
  endSession,
  endTwoFactor,
  enterCode,
  getSession,
  listPeople,
  listRoles,
  listSessions,
  resetPassword,
  session,
  signIn,
  signOut,
  startSingleSignOn,
  type Person,
} from './identity.ts'
export { progressSentences, reasonSentence } from './progress-sentence.ts'
export * from './ledger.ts'
export * from './report.ts'
export * from './plan.ts'
export * from './own-record.ts'
export * from './policy-shapes.ts'
export * from './policy-entitlement.ts'
export * from './policy.ts'
export * from './policy-supply.ts'
export * from './policy-calculator.ts'
export {
  createRecord,
  endRecord,
  endView,
  exportRecords,
  fieldType,
  fieldValue,
  getRecord,
  getRegister,
  listRecords,
  listRecordVersions,
  listRegisters,
  listSavedViews,
  recordFilter,
  recordInfo,
  registerFieldInfo,
  registerInfo,
  savedView,
  saveView,
  updateRecord,
  type FieldType,
  type RecordFilter,
  type RecordInfo,
  type RegisterFieldInfo,
  type RegisterInfo,
  type SavedView,
} from './register.ts'
export * from './funding-shapes.ts'
export * from './funding-payment.ts'
export * from './funding.ts'
export * from './automatic-grant.ts'
export * from './policy-uptake.ts'
export {
  broughtCeiling,
  broughtGroup,
  broughtTerms,
  type BroughtTerms,
  clauseContent,
  type ClauseContent,
  clauseTest,
  type ClauseTest,
  newPolicy,
} from './clause-content.ts'
export * from './policy-release.ts'
export * from './draft-scenario.ts'
export * from './scenario-shapes.ts'
export * from './scenario.ts'
export * from './population.ts'
export * from './objection.ts'
export {
  alarmSentence,
  clockSentence,
  clockSentences,
  clockWord,
  dueSentence,
  type ClockKey,
} from './clock-sentence.ts'
export * from './clock.ts'
