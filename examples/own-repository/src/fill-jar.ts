import { createClient } from "../generated/pantry/client.js";

/** Fills a jar, and says what the pantry answered. */
export async function fillJar(baseUrl: string, key: string): Promise<string> {
  const pantry = createClient({ baseUrl, credentials: { key } });
  const result = await pantry.POST("/jars", { body: { label: "plums", millilitres: 500 } });
  if (result.ok) return `${result.data.label}: ${result.data.millilitres} ml under a ${result.data.lid} lid`;
  return `refused: ${result.error.reason}`;
}
