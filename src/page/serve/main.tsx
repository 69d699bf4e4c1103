import { render } from "preact";
import "../styles/page.css";
import "./serve.css";
import { ServeApp } from "./serve-app.js";

const host = document.getElementById("page");
if (host !== null) {
  host.replaceChildren();
  render(<ServeApp path={location.pathname} query={new URLSearchParams(location.search)} />, host);
}
