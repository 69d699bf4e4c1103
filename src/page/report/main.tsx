import { render } from "preact";
import "../styles/page.css";
import { embeddedPage } from "./embedded-page.js";
import { ReportPage } from "./report-page.js";

const host = document.getElementById("page");
if (host !== null) {
  host.replaceChildren();
  render(<ReportPage page={embeddedPage(document)} />, host);
  // Seen by the browser's own tools, and by the bench.
  performance.mark("assay-drawn");
}
