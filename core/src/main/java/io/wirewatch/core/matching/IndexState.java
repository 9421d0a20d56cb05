package io.wirewatch.core.matching;

/**
 * All rules at one moment. Never changes: a release is matched with one state from end to end, whatever comes and goes
 * meanwhile.
 *
 * @param names the numbers of what rules ask for
 * @param hasFilters whether any rule asks for a source or a language
 * @param keyEnd one more than the largest number of a key
 * @param roots by key, the node of the rules that require it; by 0, that of those that require nothing
 * @param ids the ids of the subscriptions by their numbers
 * @param stored by number of the subscription, what {@link Program#STORED} stands for: a program, or a rule that only {@link
 *     RuleEvaluator} can decide
 * @param size how many rules there are
 */
record IndexState(
        Names names,
        boolean hasFilters,
        int keyEnd,
        PersistentArray<IndexNode> roots,
        SubscriptionIds ids,
        PersistentArray<Object> stored,
        int size) {}
