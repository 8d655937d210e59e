// Pure functions: compute how a profile changes when the user switches a model on.
import type { Endpoint, Profile, ProfilePatch } from '../../api/profiles.js';

/** The model that the user chose, and its purpose: embedder, or classifier of an attribute. */
export interface Wish { purpose: 'embedder' | 'attribute'; attribute: string; model: string; task?: string }

/** Members of an endpoint that the merge patch removes, so that those of the former endpoint do not remain. */
const PARTS = { variant: null, targetModel: null, inferenceComponent: null, contract: null, labels: null };

const CONTRACTS: Record<string, string> = { detection: 'object-detection', segmentation: 'semantic-segmentation' };

/** Returns the merge patch of the profile; undefined where it would change nothing or the choice is incomplete. */
export function patchOf(profile: Profile, wish: Wish): ProfilePatch | undefined {
  const former = formerOf(profile, wish);
  if (!wish.model || (wish.purpose === 'attribute' && !wish.attribute) || isOnly(former, wish.model)) return undefined;
  if (wish.purpose === 'embedder') return { embedder: { ...PARTS, endpoint: wish.model } as unknown as Endpoint };
  return { attributes: { [wish.attribute]: { ...PARTS, endpoint: wish.model, contract: CONTRACTS[wish.task ?? ''] ?? 'classification' } as unknown as Endpoint } };
}

export function formerOf(profile: Profile, wish: Wish): Endpoint | undefined {
  return wish.purpose === 'embedder' ? profile.embedder : profile.attributes[wish.attribute];
}

function isOnly(endpoint: Endpoint | undefined, model: string): boolean {
  return endpoint?.endpoint === model && !endpoint.variant && !endpoint.targetModel && !endpoint.inferenceComponent;
}
