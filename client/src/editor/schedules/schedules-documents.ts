import { graphql } from './generated/gql.ts';

export const CallResultFields = graphql(`
  fragment CallResultFields on CallResult {
    at
    outcome
    error
    execution {
      id
      status
    }
  }
`);

export const SchedulesQuery = graphql(`
  query SchedulesOfWorkflow($id: ID!) {
    workflow(id: $id) {
      id
      publishedVersion {
        id
        version
        graph {
          inputs {
            name
            label
            kind
            isRequired
            help
          }
        }
      }
    }
    schedules(workflowId: $id, first: 100) {
      nodes {
        id
        cron
        timeZone
        description
        isEnabled
        missedTimes
        monthlyBudget
        spentThisMonth
        nextTimes
        lastResult {
          ...CallResultFields
        }
      }
    }
    triggers(workflowId: $id, first: 100) {
      nodes {
        id
        name
        url
        hint
        isEnabled
        monthlyBudget
        spentThisMonth
        lastResult {
          ...CallResultFields
        }
      }
    }
  }
`);

export const TimesQuery = graphql(`
  query ScheduleTimes($cron: String!, $timeZone: String!) {
    scheduleTimes(cron: $cron, timeZone: $timeZone) {
      description
      nextTimes
    }
  }
`);

export const CreateScheduleMutation = graphql(`
  mutation CreateSchedule($input: CreateScheduleInput!) {
    createSchedule(input: $input) {
      ... on CreateSchedulePayload {
        schedule {
          id
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const UpdateScheduleMutation = graphql(`
  mutation UpdateSchedule($input: UpdateScheduleInput!) {
    updateSchedule(input: $input) {
      ... on UpdateSchedulePayload {
        schedule {
          id
          isEnabled
          nextTimes
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const DeleteScheduleMutation = graphql(`
  mutation DeleteSchedule($input: DeleteScheduleInput!) {
    deleteSchedule(input: $input) {
      ... on DeleteSchedulePayload {
        scheduleId
      }
      ... on Error {
        message
      }
    }
  }
`);

export const CreateTriggerMutation = graphql(`
  mutation CreateTrigger($input: CreateTriggerInput!) {
    createTrigger(input: $input) {
      ... on CreateTriggerPayload {
        secret
        trigger {
          id
          url
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const UpdateTriggerMutation = graphql(`
  mutation UpdateTrigger($input: UpdateTriggerInput!) {
    updateTrigger(input: $input) {
      ... on UpdateTriggerPayload {
        trigger {
          id
          isEnabled
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const DeleteTriggerMutation = graphql(`
  mutation DeleteTrigger($input: DeleteTriggerInput!) {
    deleteTrigger(input: $input) {
      ... on DeleteTriggerPayload {
        triggerId
      }
      ... on Error {
        message
      }
    }
  }
`);
