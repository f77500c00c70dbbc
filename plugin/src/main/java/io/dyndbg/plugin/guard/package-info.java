/**
 * Second station: what guards stand around, and what else they decide. The way through a method with guards, each step asking
 * the one {@linkplain io.dyndbg.plugin.flow.MethodFlow flow} of it:
 *
 * <ol>
 *   <li>{@link GuardBranches}: which branches a guard's boolean decides, and whether it is used otherwise;
 *   <li>{@link GuardRegions}: what is not {@linkplain io.dyndbg.plugin.flow.Reachability reached} once the true edges of a guard are
 *       {@linkplain Cut cut} is enclosed by it, alone or in a group;
 *   <li>{@link HiddenMethods}: and so are methods all of whose uses are;
 *   <li>{@link OtherDecisions}: whether a guard decides more than that, from where its ways {@linkplain io.dyndbg.plugin.flow.Joins join};
 *   <li>{@link Denials}: whether it is asked where the same question has been answered with no;
 *   <li>{@link GuardedReads}: whether it reads what another guard decides, or an answer that is kept, wherever the {@linkplain
 *       DecidedValues value} comes from; {@link Ties}: and opens together with that;
 *   <li>{@link io.dyndbg.plugin.kept.ClassAnswers}: which statements stand behind an answer that is kept elsewhere;
 *   <li>{@link Doubts}: and which can be reached without asking, but perhaps are not, as those of {@linkplain GuardedRuns function objects};
 *   <li>{@link Enclosures}: the outcome of these, {@linkplain EnclosureSearch found} for all guards of the class.
 * </ol>
 *
 * <p>Before that, {@link ModuleFacts} is what all classes of the module tell of each other: where answers are kept, and {@linkplain
 * DecidedSearch through which places} decided values go from one class to another, which methods have {@linkplain GuardedCallers callers that
 * ask first}, which {@linkplain GuardedTakers ask first} before they run what they are given, and of which classes {@linkplain GuardedMakers
 * objects are made} only where something is asked first; {@link SoundClasses} leaves out classes that are damaged.
 *
 * <p>A value is <i>decided</i> where an answer, a guard's or one that is kept, chooses it, or whether it is stored, or put into a
 * container. It is <i>absent</i> where it is a constant, null mostly, or has nothing in it unless that answer is yes. <i>Elsewhere</i> is
 * another class of the module.
 */
package io.dyndbg.plugin.guard;
