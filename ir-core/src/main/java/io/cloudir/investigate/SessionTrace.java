package io.cloudir.investigate;

import io.cloudir.model.TimeRange;
import io.cloudir.telemetry.Activity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Follows suspects through the sessions that they made, and those that these made, as far as records show. The key of a session is
 * what links its making to what it did; a session is followed once, so records that claim a circle end it.
 *
 * @param sessions every session once: those that suspects themselves made and what these led to by hops, then those of suspect roles
 * @param cut whether there are more than {@value #SESSIONS}, which are left out
 */
public record SessionTrace(List<TracedSession> sessions, boolean cut) {
    /** Most sessions that are followed. */
    public static final int SESSIONS = 200;

    public SessionTrace {
        sessions = List.copyOf(sessions);
    }

    /**
     * The sessions of those suspects.
     *
     * @param suspects whom to follow
     * @param activities records in time order, as far as they are at hand
     */
    public static SessionTrace of(List<Suspect> suspects, List<Activity> activities) {
        return new Following(suspects, activities).follow();
    }

    /** The records of what these sessions did, in the order given. */
    List<Activity> deeds(Collection<Activity> activities) {
        Set<String> keys = sessions.stream().map(TracedSession::id).collect(Collectors.toSet());
        return activities.stream()
                .filter(activity -> keys.contains(activity.head().accessKey())
                        || keys.contains(TracedSession.byName(Inquiry.actorOf(activity), SessionMade.nameOf(activity))))
                .toList();
    }

    /** One search from the suspects' own credentials outward. */
    private static final class Following {
        private final Map<String, List<Activity>> acts = new HashMap<>();
        private final Map<String, SessionMade> made = new LinkedHashMap<>();
        private final Map<String, List<SessionMade>> makings = new HashMap<>();
        private final Map<String, TracedSession> found = new LinkedHashMap<>();
        private final Deque<String> next = new ArrayDeque<>();
        private final List<Suspect> suspects;
        private boolean cut;

        Following(List<Suspect> suspects, List<Activity> activities) {
            this.suspects = suspects;
            for (Activity activity : activities) {
                SessionMade.of(activity).ifPresent(it -> made.putIfAbsent(it.id(), it));
                credentials(activity)
                        .forEach(it -> acts.computeIfAbsent(it, unseen -> new ArrayList<>())
                                .add(activity));
            }
            made.values()
                    .forEach(it -> makers(it)
                            .forEach(maker -> makings.computeIfAbsent(maker, unseen -> new ArrayList<>())
                                    .add(it)));
        }

        SessionTrace follow() {
            // A session that a suspect's own credentials lead to is told by that way, also if its role is a suspect by
            // itself.
            suspects.stream()
                    .filter(suspect -> !suspect.isRole())
                    .flatMap(suspect -> makings.getOrDefault(suspect.principal(), List.of()).stream())
                    .forEach(it -> session(it.id(), 1));
            onward();
            suspects.stream().filter(Suspect::isRole).forEach(this::roleSessions);
            onward();
            return new SessionTrace(List.copyOf(found.values()), cut);
        }

        private void onward() {
            while (!next.isEmpty()) {
                String session = next.remove();
                int hop = Optional.ofNullable(found.get(session))
                        .map(TracedSession::hop)
                        .orElse(0);
                makings.getOrDefault(session, List.of()).forEach(it -> session(it.id(), hop + 1));
            }
        }

        /** A role acts through sessions only; those that did what signals rest on are where to begin. */
        private void roleSessions(Suspect suspect) {
            Set<String> cited = Set.copyOf(suspect.records());
            acts.entrySet().stream()
                    .filter(entry -> isSession(entry.getKey()))
                    .filter(entry -> entry.getValue().stream()
                            .anyMatch(it -> cited.contains(it.id())
                                    && Inquiry.actorOf(it).equals(suspect.principal())))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .forEach(it -> session(it, 1));
        }

        private static boolean isSession(String credential) {
            return credential.startsWith("ASIA");
        }

        private void session(String id, int hop) {
            if (found.containsKey(id)) {
                return;
            }
            if (found.size() == SESSIONS) {
                cut = true;
                return;
            }
            Optional<SessionMade> making = Optional.ofNullable(made.get(id));
            List<Activity> did = acts.getOrDefault(id, List.of()).stream()
                    .filter(it ->
                            making.map(SessionMade::activity).filter(it::equals).isEmpty())
                    .toList();
            Optional<Activity> first = did.stream().findFirst();
            found.put(
                    id,
                    new TracedSession(
                            id,
                            making.map(SessionMade::identity)
                                    .or(() -> first.map(Inquiry::actorOf))
                                    .orElse(""),
                            making.map(SessionMade::name)
                                    .or(() -> first.map(SessionMade::nameOf))
                                    .orElse(""),
                            making.map(SessionMade::by).orElse(""),
                            making.flatMap(Following::through),
                            making.map(it -> it.activity().head().action()).orElse(""),
                            making.map(it -> it.activity().id()),
                            hop,
                            first.map(it -> new TimeRange(
                                    it.time(), did.get(did.size() - 1).time())),
                            did.size(),
                            did.stream()
                                    .limit(TracedSession.RECORDS)
                                    .map(Activity::id)
                                    .toList()));
            next.add(id);
        }

        private static Optional<String> through(SessionMade making) {
            if (isSession(making.byKey())) {
                return Optional.of(making.byKey());
            }
            return making.byName().isEmpty()
                    ? Optional.empty()
                    : Optional.of(TracedSession.byName(making.by(), making.byName()));
        }

        /** What a session may have been made with: the identity's own credentials, or another session. */
        private static List<String> makers(SessionMade making) {
            List<String> makers = new ArrayList<>();
            through(making).ifPresentOrElse(makers::add, () -> makers.add(making.by()));
            if (isSession(making.byKey()) && !making.byName().isEmpty()) {
                makers.add(TracedSession.byName(making.by(), making.byName()));
            }
            if (isSession(making.byKey()) && making.byName().isEmpty()) {
                // A user's own temporary token, whose making no record may show, is still the user.
                makers.add(making.by());
            }
            return makers;
        }

        /** What a record shows to have acted, as sessions are called. */
        private static List<String> credentials(Activity activity) {
            String key = activity.head().accessKey();
            String name = SessionMade.nameOf(activity);
            List<String> credentials = new ArrayList<>();
            if (!key.isEmpty()) {
                credentials.add(key);
            }
            if (!name.isEmpty()) {
                credentials.add(TracedSession.byName(Inquiry.actorOf(activity), name));
            }
            return credentials;
        }
    }
}
