package io.cloudir.detect;
import io.cloudir.cloud.simulated.day.*;
import io.cloudir.telemetry.*;
import java.time.*;
import java.util.*;
import org.junit.jupiter.api.Test;
class TryTest {
  @Test void go() {
    int size = Integer.getInteger("size", 2000);
    for (long seed = 1; seed <= 3; seed++) {
    SimulatedDays days = SimulatedDays.ofSeed(seed);
    TreeMap<String,Integer> by = new TreeMap<>();
    List<String> some = new ArrayList<>();
    Detector d = new Detector(RuleSet.shipped(), DetectorSettings.stream(), x -> {
      by.merge(x.signal().rule().title(),1,Integer::sum);
      if (x.signal().expected().isPresent() && x.signal().explanation().contains("usual") || x.signal().explanation().contains("never met")) some.add(x.signal().explanation());
    });
    long n = 0; long t0=System.nanoTime();
    for (int i = 0; i < 42; i++) {
      for (String r : days.ordinaryDay(LocalDate.of(2026,3,2).plusDays(i), size).records()) {
        d.accept(CloudTrailRecords.parse(r.getBytes(java.nio.charset.StandardCharsets.UTF_8), "x"+n)); n++;
      }
    }
    d.flush();
    System.out.println("seed "+seed+" records "+n+" ms "+(System.nanoTime()-t0)/1000000+" "+by);
    some.stream().limit(30).forEach(System.out::println);
    System.out.println(io.cloudir.detect.json.DetectorStateJson.write(d.state()).length);
    }
  }
}
