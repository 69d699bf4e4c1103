import type { Provider } from "../documents/model.js";
import type { NamedSecret } from "../exchange/redactor.js";
import type { BindingContext } from "./binder.js";
import { isSecretPlace } from "./place-schema.js";
import { suppliedOn } from "./supplied-values.js";

/** Every credential of a provider, every secret that a binding supplies, and on live all that the environment supplied. */
export function allSecrets(provider: Provider, context: BindingContext): NamedSecret[] {
  const { credentials, bindings } = provider.profile;
  const supplied = [
    ...[...credentials.first.values(), ...credentials.second.values()].flatMap((parts) => [
      ...[...parts.values()].map((part) => ({ ...part, onlyWhole: false })),
    ]),
    ...bindings.flatMap((binding) => {
      if (binding.kind !== "supplied") return [];
      const isSecret = binding.at.some((place) => isSecretPlace(provider, place));
      return context.target === "live" || isSecret ? [{ ...binding.value, onlyWhole: !isSecret }] : [];
    }),
  ];
  return supplied.flatMap(({ onlyWhole, ...part }) => {
    const value = suppliedOn(context, part);
    return value === undefined ? [] : [{ name: part.env, value, onlyWhole }];
  });
}
