/* Sentences whose clauses open, where they stand, the words that they rest on: nothing is asked of the server. */

import { el, present } from "./dom.js";
import { opener, panels } from "./evidence.js";

export default function clauses(component) {
  present(component, draw);
}

function draw(stage, data) {
  const opened = panels(stage, data);
  const clause = ([words, number]) => (number === null ? words : opener(opened[number], `clause-${number}`, words));
  const text = data.sentences.flatMap((sentence, index) => [index ? " " : "", ...sentence.map(clause)]);
  stage.append(el("p", {}, ...text), ...opened);
}
