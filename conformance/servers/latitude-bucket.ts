import type { Style } from "./style.js";

/** The media type of everything that this provider says. */
export const latitudeMediaType = "application/vnd.api+json";

/** What a bucket is made from. */
export interface LatitudeBucketFacts {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly project: string;
  readonly slug: string;
}

/** A bucket as the service shows it: nothing in it is required but what makes it a resource. */
export function latitudeBucket(facts: LatitudeBucketFacts, style: Style) {
  const { id, name } = facts;
  const least = { name, created_at: style.variant === 1 ? null : new Date().toISOString() };
  const attributes =
    style.members === "minimal" ? { ...least, region: null } : { ...least, ...documented(facts) };
  const extra =
    style.members === "extra" ? { links: { self: `/storage/objects/${id}` }, relationships: {} } : {};
  return { id, type: "object_storages", attributes, ...extra };
}

function documented({ name, region, project, slug }: LatitudeBucketFacts) {
  return {
    size_in_gb: 0,
    bucket_name: name,
    endpoint: "https://s3.latitude.sh",
    access_key: ["AKIA2O7V5KQW3N6T9XBD"],
    region: { id: region, city: region, country: "United States" },
    project: {
      id: project,
      name: "My Project",
      slug,
      description: null,
      billing_type: "Normal",
      provisioning_type: "on_demand",
      billing_method: "Normal",
      bandwidth_alert: false,
      environment: null,
      billing: { subscription_id: null, type: "Normal", method: "Normal" },
      stats: { ip_addresses: 0, prefixes: 0, servers: 0, storages: 1, vlans: 0 },
    },
    team: {
      id: "team_lV9Xe2AAK5CbMgGbpPYLskLRXyV",
      name: "My Team",
      slug: "my-team",
      description: null,
      address: "123 Main St",
      status: "verified",
      feature_flags: ["object_storage"],
      currency: { id: "cur_AW6Q2D9lqKLpr", code: "USD", name: "US Dollar" },
    },
  };
}
