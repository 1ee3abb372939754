/**
 * The client of NetBox: all of its REST API, GraphQL and plugins, from TypeScript and JavaScript. `netbox({url, token})` opens it, every call of it is a
 * `Result`, and `orThrow` turns that into a value or an exception. Rows, filters and bodies of each app have types: `dcim.Site`, `dcim.SiteFilter`,
 * `dcim.SiteBody`. docs/client.md has an example of each part.
 *
 * @packageDocumentation
 */
export {ExactNumber} from '../core/exact-number.js';
export type {Failure} from '../core/failure.js';
export {parseJson, stringifyJson} from '../core/json-text.js';
export type {Result} from '../core/result.js';
export type {Json, Row} from '../output/output.js';
export type {Api} from './api/api.js';
export type {Available} from './api/available.js';
export type {BranchDone, Branching, BranchOptions, BranchRow, NetboxJob as Job, Patience} from './api/branching.js';
export type {Collection} from './api/collection.js';
export type {GraphqlRequest} from './api/graphql.js';
export type {Credentials} from './api/provision.js';
export type {ListOptions, PageOptions, ReadOptions} from './api/reads.js';
export type {RestRequest} from './api/rest.js';
export type {ApiPath, ApiPaths} from './api/roots.js';
export {type NetboxOptions, netbox, type OpenNetbox, provision, type ServerOptions} from './connect.js';
export type * as bgp from './kinds/bgp.generated.js';
export type {BGPSession as Session, BGPSessionFilter as SessionFilter} from './kinds/bgp.generated.js';
export type * as branching from './kinds/branching.generated.js';
export type {BranchFilter} from './kinds/branching.generated.js';
export type * as choices from './kinds/choices.generated.js';
export type * as circuits from './kinds/circuits.generated.js';
export type * as core from './kinds/core.generated.js';
export type {ObjectChange as Change, ObjectChangeFilter as ChangeFilter} from './kinds/core.generated.js';
export type * as dcim from './kinds/dcim.generated.js';
export type {Device, DeviceFilter} from './kinds/dcim.generated.js';
export type * as extras from './kinds/extras.generated.js';
export type {RelatedObject, ShownChoice, TagEdits} from './kinds/fields.js';
export type * as ipam from './kinds/ipam.generated.js';
export type * as nested from './kinds/nested.generated.js';
export type * as tenancy from './kinds/tenancy.generated.js';
export type * as users from './kinds/users.generated.js';
export type * as virtualization from './kinds/virtualization.generated.js';
export type * as vpn from './kinds/vpn.generated.js';
export type * as wireless from './kinds/wireless.generated.js';
export type {NetboxStatus, Page} from './netbox.js';
export {orThrow} from './or-throw.js';
export type {Choices, FieldRule, FieldRules} from './read/field-rules.js';
export type {Filter} from './schema/filters.js';
export type {SchemaStore} from './schema/openapi.js';
export type {BulkFailure, Outcome} from './write/outcome.js';
export type {PlannedWrite} from './write/planned-write.js';
export {changed, type WritableBody, writable} from './write/writable.js';
