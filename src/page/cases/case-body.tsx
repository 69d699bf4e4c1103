import type { ComponentChildren } from "preact";
import { plural } from "../../report/plural.js";
import { CopyButton } from "../parts/copy-button.js";
import { useAddress } from "../state/address.js";
import { viewAddress } from "../state/view.js";
import { CaseFinding } from "./case-finding.js";
import type { ListedCase } from "./listed-case.js";

/** All that is known of a case. */
export function CaseBody({ listed: { provider, item, findings } }: { readonly listed: ListedCase }) {
  const { view } = useAddress();
  const promiseAddress = (id: string) =>
    viewAddress({ ...view, part: "promises", promise: `${provider}/${id}`, search: "" });
  return (
    <div class="case-body">
      <dl class="case-told">
        <Told term="Kind">{item.kind}</Told>
        {item.operation !== undefined && <Told term="Operation">{item.operation}</Told>}
        {item.workflow !== undefined && <Told term="Workflow">{item.workflow}</Told>}
        {item.inferred !== undefined && <Told term="Nobody wrote it">{item.inferred}</Told>}
        {item.reason !== undefined && <Told term="Reason">{item.reason}</Told>}
        {item.promises.length > 0 && (
          <Told term="Promises">
            {item.promises.map((id, index) => (
              <>
                {index > 0 && ", "}
                <a href={promiseAddress(id)}>
                  <bdi>{id}</bdi>
                </a>
              </>
            ))}
          </Told>
        )}
        <Told term="Sent">
          {plural(item.requests, "request")} in {item.seconds.toLocaleString("en")} s
        </Told>
        <Told term="Again">
          <code>{item.replay}</code> <CopyButton text={item.replay} label="Copy replay of this case" />
        </Told>
      </dl>
      {findings.map((finding) => (
        <CaseFinding key={`${finding.check} ${finding.at} ${finding.message}`} finding={finding} />
      ))}
    </div>
  );
}

function Told({ term, children }: { readonly term: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
