import { createClient } from "../generated/pantry/client.js";

/** Fills a jar, and says what the pantry answered. */
export async function fillJar(baseUrl: string, key: string): Promise<string> {
  const pantry = createClient({ baseUrl, credentials: { key } });
  const { data, error } = await pantry.POST("/jars", { body: { label: "plums", millilitres: 500 } });
  if (error !== undefined) return `refused: ${error.reason}`;
  return `${data.label}: ${data.millilitres} ml under a ${data.lid} lid`;
}
