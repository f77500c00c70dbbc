/**
 * How the code of one method runs: where it goes on, and where its values come from and go to. Every station after this asks
 * the same flow; each question is answered on its own, and the order of questions changes no answer.
 */
package io.dyndbg.plugin.flow;
