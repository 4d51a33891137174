/** Types without an id: the cache keeps them inside whatever holds them. */
export const embeddedTypes = ["CancelExecutionPayload","CostEstimate","CreateUploadPayload","CreateWorkflowPayload","DeleteWorkflowPayload","DuplicateWorkflowPayload","EdgeSnapshot","ExecuteWorkflowPayload","ExecutionCancelled","ExecutionCompleted","ExecutionConnection","ExecutionConnectionEdge","ExecutionFailed","ExecutionPaused","ExecutionReset","ExecutionResumed","ExecutionStarted","Field","FieldOption","FieldProblem","GenerationConnection","GenerationConnectionEdge","GraphInvalidError","GraphProblem","GraphSnapshot","IdempotencyConflictError","ImageModel","InputInvalidError","InputPort","ModelPrice","NodeCompleted","NodeCostEstimate","NodeFailed","NodeFault","NodePaused","NodeProgress","NodeProgressed","NodeSkipped","NodeSnapshot","NodeStarted","NodeType","NodeUpdated","NotFoundError","OutputPort","PageInfo","Position","RedditFailure","RedditPost","RedditTrends","ResumeExecutionPayload","RetryExecutionPayload","SaveWorkflowGraphPayload","SetMonthlyBudgetPayload","SettleGenerationPayload","Spending","StateConflictError","StepExecutionPayload","UpdateNodeExecutionPayload","UpdateWorkflowPayload","UploadLimits","VersionConflictError","WorkflowConnection","WorkflowConnectionEdge"];

/** Which types a fragment on an interface matches. */
export const possibleTypes = {
  Error: ["GraphInvalidError","IdempotencyConflictError","InputInvalidError","NotFoundError","StateConflictError","VersionConflictError"],
  ExecutionEvent: ["ExecutionCancelled","ExecutionCompleted","ExecutionFailed","ExecutionPaused","ExecutionReset","ExecutionResumed","ExecutionStarted","NodeCompleted","NodeFailed","NodePaused","NodeProgressed","NodeSkipped","NodeStarted","NodeUpdated"],
  Node: ["Asset","Execution","Generation","NodeExecution","Viewer","Workflow","WorkflowEdge","WorkflowNode"],
  NodeEvent: ["NodeCompleted","NodeFailed","NodePaused","NodeProgressed","NodeSkipped","NodeStarted","NodeUpdated"],
};
