/**
 * What an author's side needs of definitions: changing overlays, saying what they change, bringing two together. No Ajv, no
 * compiling: the web app bundles it. Reached as '#authoring'.
 */
export { operationKey, targetKey } from './authoring/operation-key.ts';
export type { Operation } from './authoring/operation-key.ts';
export { localId } from './authoring/local-id.ts';
export type { IdFor } from './authoring/local-id.ts';
export { emptyOverlay, normalForm, operationAt } from './authoring/overlay-edit.ts';
export type { Doing } from './authoring/overlay-edit.ts';
export { stateAt, textOfForm, textOfWorkflow } from './authoring/text-at.ts';
export { ownText, relabel, translate } from './authoring/edit-texts.ts';
export { addBlock, addOption, addQuestion, changeQuestion, duplicateQuestion, removeBlock, removeOption, removeQuestion, setCodeList, setHidden, setOptions, setRetired, writtenLike } from './authoring/edit-questions.ts';
export type { QuestionChange } from './authoring/edit-questions.ts';
export { moveDown, moveQuestion, moveUp } from './authoring/edit-places.ts';
export type { Place } from './authoring/edit-places.ts';
export { addSection, moveSection, moveSectionDown, moveSectionUp, removeSection } from './authoring/edit-sections.ts';
export { LIMITS, setLimits, setRequireWhen, setRequired, setShowWhen } from './authoring/edit-rules.ts';
export { addGuard, addRole, addStep, addTransition, insertApproval, narrowRoles, removeApproval, removeGuard, removeLimit, removeRole, removeStep, removeTransition, tightenLimit } from './authoring/edit-workflow.ts';
export { choicesOf, comparisonsOf, conditionOf, isWhole } from './authoring/conditions.ts';
export type { Choice, Choices, Comparison } from './authoring/conditions.ts';
export { conditionSentence } from './authoring/condition-sentence.ts';
export { mergeOverlays, settleConflict } from './authoring/merge.ts';
export type { MergedOverlay, OverlayConflict } from './authoring/merge.ts';
export { actionProvenance, isLocked, questionProvenance, sectionProvenance, stateProvenance } from './authoring/provenance.ts';
export type { ActionSetting, From, QuestionSetting, SectionSetting, Settings, StateSetting } from './authoring/provenance.ts';
export { backToNational } from './authoring/back-to-national.ts';
export type { SettingPlace } from './authoring/back-to-national.ts';
export { applyFormOverlay } from './overlays/apply-form.ts';
export { applyWorkflowOverlay } from './overlays/workflow-apply.ts';
export { FORM_OVERLAY_GRAMMAR } from './grammar/form-overlay-grammar.ts';
export { WORKFLOW_OVERLAY_GRAMMAR } from './grammar/workflow-overlay-grammar.ts';
export { differenceFromNational, differenceOf, formDifference, workflowDifference } from './authoring/difference.ts';
export type { FileDifference } from './authoring/difference.ts';
export type { Overlays } from './overlays/overlays.ts';
export { mergeNational, nationalParts, settle } from './authoring/national.ts';
export type { CheckOverlay, NationalConflict, NationalMerge } from './authoring/national.ts';
export type { NationalParts, Settlement } from './authoring/national-fate.ts';
export { driftOf } from './authoring/drift.ts';
export type { DriftLine, DriftReport, Drifted, DriftedClock, DriftedFile, DriftedForm } from './authoring/drift.ts';
export { adviceOn } from './authoring/advice.ts';
export type { Advice, AdviceBase, AdviceKind } from './authoring/advice.ts';
export { guessedMinutes } from './authoring/advice-minutes.ts';
export { readingAge } from './authoring/reading-age.ts';
