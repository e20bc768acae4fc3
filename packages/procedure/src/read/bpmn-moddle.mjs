// bpmn-moddle brings no types for its entry; bpmn-moddle.d.mts says what is used of it.
export { BpmnModdle } from 'bpmn-moddle'
