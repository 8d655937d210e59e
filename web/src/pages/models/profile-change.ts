// Pure functions: compute how a profile changes when the user switches a model on.
import type { Endpoint, Profile, ProfilePatch } from '../../api/profiles.js';

/** The model that the user chose, and its purpose: embedder, or classifier of an attribute. */
export interface ModelChoice { purpose: 'embedder' | 'attribute'; attribute: string; model: string; task?: string }

/** Members of an endpoint that the merge patch removes, so that those of the former endpoint do not remain. */
const REMOVED_MEMBERS = { variant: null, targetModel: null, inferenceComponent: null, contract: null, labels: null };

const CONTRACTS: Record<string, string> = { detection: 'object-detection', segmentation: 'semantic-segmentation' };

/** Returns the merge patch of the profile; undefined where it would change nothing or the choice is incomplete. */
export function patchOf(profile: Profile, choice: ModelChoice): ProfilePatch | undefined {
  const former = currentEndpointOf(profile, choice);
  if (!choice.model || (choice.purpose === 'attribute' && !choice.attribute) || namesOnly(former, choice.model)) return undefined;
  if (choice.purpose === 'embedder') return { embedder: { ...REMOVED_MEMBERS, endpoint: choice.model } as unknown as Endpoint };
  return { attributes: { [choice.attribute]: { ...REMOVED_MEMBERS, endpoint: choice.model, contract: CONTRACTS[choice.task ?? ''] ?? 'classification' } as unknown as Endpoint } };
}

export function currentEndpointOf(profile: Profile, choice: ModelChoice): Endpoint | undefined {
  return choice.purpose === 'embedder' ? profile.embedder : profile.attributes[choice.attribute];
}

function namesOnly(endpoint: Endpoint | undefined, model: string): boolean {
  return endpoint?.endpoint === model && !endpoint.variant && !endpoint.targetModel && !endpoint.inferenceComponent;
}
