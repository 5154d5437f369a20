package org.retrovue.dsl.internal;

import java.util.ArrayList;
import java.util.List;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.tck.contract.ScheduleCompilerContract;
import org.retrovue.tck.fake.Assets;
import org.retrovue.tck.fake.ListedCatalog;

public final class YamlCompilerContractTest extends ScheduleCompilerContract {
    @Override
    protected ScheduleCompiler compiler() {
        return new YamlCompiler();
    }

    @Override
    protected PlanText goodPlan() {
        return new PlanText("good.yaml", """
                channel: retro-prime
                number: "5.1"
                name: Retro Prime
                timezone: America/Chicago
                day_start: "06:00"
                grid: 30m
                format: ntsc-480p
                pools:
                  medics: {match: {collection: medics, type: episode}}
                  films: {match: {collection: films}}
                schedule:
                  all_day:
                    - block: {start: "06:00", end: "18:00", title: Medics, pool: medics, mode: sequential}
                    - block: {start: "18:00", end: "22:00", pool: [films, medics], mode: shuffle}
                    - block: {start: "22:00", end: "03:00", pool: films, mode: random}
                """);
    }

    @Override
    protected PlanText badPlan() {
        return new PlanText("bad.yaml", """
                channel: Retro Prime
                number: five
                grid: 30
                pools:
                  medics: {match: {colection: medics}}
                schedule:
                  all_day:
                    - block: {start: "06:00", pool: medic}
                """);
    }

    @Override
    protected CatalogSnapshot catalog() {
        List<Asset> assets = new ArrayList<>();
        for (int i = 1; i <= 13; i++) {
            assets.add(Assets.asset("m:medics-" + i).collection("medics").ready());
            assets.add(Assets.asset("f:film-" + i)
                    .collection("films")
                    .type("film")
                    .seconds(3000 + i * 600L)
                    .ready());
        }
        assets.add(Assets.asset("m:medics-14").collection("medics").in(AssetState.RETIRED, "it is broken"));
        return new ListedCatalog(1, assets);
    }
}
