import { graphql } from '../../api/generated/gql.ts';

export const FieldFields = graphql(`
  fragment FieldFields on Field {
    name
    label
    help
    kind
    placeholder
    isRequired
    default
    minimum
    maximum
    step
    maxLength
    options {
      value
      label
    }
    linkField
    partOf
    ratioField
    onlyWith {
      field
      preset
      values
    }
  }
`);

/** All that the editor knows of node types and image models. */
export const CatalogueQuery = graphql(`
  query Catalogue {
    nodeTypes {
      name
      title
      description
      category
      icon
      inputs {
        name
        label
        kind
        accepts
        isRequired
        isOpen
        takesAll
        takesAnyKind
        maxJoins
        maxJoinsBy {
          field
          preset
          limits {
            value
            label
            minJoins
            maxJoins
          }
        }
      }
      outputs {
        name
        label
        kind
        field
        follows
        branch
        sameAs
        onlyWith {
          field
          preset
          values
        }
        list {
          path
          isAlways
        }
      }
      namedOutputs {
        field
        areBranches
        sameAs
        list {
          path
          isAlways
        }
      }
      fields {
        ...FieldFields
      }
      gives
      defaultConfig
    }
    imageModels {
      endpoint
      name
      description
      editsImage
      maxImages
      takesPrompt
      sizeGivenAs
      price {
        amount
        currency
        unit
        source
        asOf
      }
      parameters {
        ...FieldFields
      }
    }
    models {
      id
      name
    }
    uploadLimits {
      contentTypes
      maxBytes
      maxPixels
    }
  }
`);
