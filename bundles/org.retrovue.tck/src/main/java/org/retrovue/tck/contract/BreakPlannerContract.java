package org.retrovue.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.plan.BreakPattern;
import org.retrovue.api.plan.BreakPlanner;
import org.retrovue.api.plan.BreakPlanner.Item;
import org.retrovue.api.plan.BreakPlanner.Place;
import org.retrovue.api.plan.BreakPlanner.Request;
import org.retrovue.api.plan.Part;
import org.retrovue.tck.fake.Assets;
import org.retrovue.time.Rational;

/**
 * What every {@link BreakPlanner} keeps, over many blocks.
 *
 * @see "docs/contracts/extension-points.md, BRK-1 to BRK-6"
 */
public abstract class BreakPlannerContract {
    private static final int CASES = 300;
    private static final List<BreakPattern> PATTERNS =
            List.of(BreakPattern.NETWORK, BreakPattern.BETWEEN, BreakPattern.NONE);

    /**
     * Makes the planner.
     *
     * @return a new one
     * @throws Exception when it cannot be made
     */
    protected abstract BreakPlanner planner() throws Exception;

    /**
     * Makes a block of one to five parts, some of them presentation, some with chapters.
     *
     * @param number which
     * @return what a planner may be asked
     */
    static Request request(int number) {
        Random random = new Random(number);
        List<Item> items = new ArrayList<>();
        Rational at = Rational.ZERO;
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Rational length = Rational.of(1001L * (1 + random.nextInt(160_000)), 30_000);
            Assets maker = Assets.asset("s:part-" + i).duration(length);
            for (int c = random.nextInt(5); c > 0; c--) {
                maker.chapter(random.nextInt(6000));
            }
            Asset asset = maker.ready();
            boolean dresses = count > 1 && random.nextInt(3) == 0;
            Part.Role role = dresses ? Part.Role.PRESENTATION : Part.Role.PROGRAMME;
            items.add(new Item(new Part(role, asset.id(), asset.title()), Optional.of(asset), at, length));
            at = at.plus(length);
        }
        int room = random.nextInt(12);
        Rational slot = at.plus(Rational.of(10L * (room + 1)));
        return new Request(items, PATTERNS.get(random.nextInt(PATTERNS.size())), at, slot, room);
    }

    @Test
    public void required_BRK_1_itsTypeStays() throws Exception {
        assertThat(planner().type()).isEqualTo(planner().type()).matches("[a-z0-9][a-z0-9-]*");
    }

    @Test
    public void required_BRK_2_placesLieInOrderWithinWhatIsShown() throws Exception {
        BreakPlanner planner = planner();
        for (int i = 0; i < CASES; i++) {
            Request request = request(i);
            Rational before = Rational.ZERO;
            for (Place place : planner.places(request)) {
                assertThat(place.at()).as("case %d", i).isGreaterThan(before).isLessThan(request.run());
                before = place.at();
            }
        }
    }

    @Test
    public void required_BRK_3_thereAreNoMoreThanThereIsRoomFor() throws Exception {
        BreakPlanner planner = planner();
        for (int i = 0; i < CASES; i++) {
            Request request = request(i);

            assertThat(planner.places(request).size())
                    .as("case %d", i)
                    .isLessThanOrEqualTo(Math.min(
                            request.room(),
                            request.pattern().style() == BreakPattern.Style.NONE
                                    ? 0
                                    : request.pattern().most()));
        }
    }

    @Test
    public void required_BRK_4_noneTouchesPresentation() throws Exception {
        BreakPlanner planner = planner();
        for (int i = 0; i < CASES; i++) {
            Request request = request(i);
            List<Place> places = planner.places(request);
            for (Item item : request.items()) {
                if (item.part().role() == Part.Role.PRESENTATION) {
                    Rational end = item.start().plus(item.length());
                    assertThat(places)
                            .as("case %d", i)
                            .noneMatch(place -> place.at().compareTo(item.start()) >= 0
                                    && place.at().compareTo(end) <= 0);
                }
            }
        }
    }

    @Test
    public void required_BRK_5_eachSaysWhyItIsThere() throws Exception {
        BreakPlanner planner = planner();
        for (int i = 0; i < CASES; i++) {
            assertThat(planner.places(request(i)))
                    .allSatisfy(place -> assertThat(place.rule()).isNotBlank());
        }
    }

    @Test
    public void required_BRK_6_sameRequestSamePlaces() throws Exception {
        for (int i = 0; i < CASES; i++) {
            assertThat(planner().places(request(i)))
                    .as("case %d", i)
                    .isEqualTo(planner().places(request(i)));
        }
    }
}
