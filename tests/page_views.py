"""Addresses of views that can be put into a briefing: one of every kind."""

TREND = "/trend?province=62&index=PAPI&component=TOTAL&view_trend=total&compare=67&compare=64"
RANKING = "/ranking?province=62&index=PAPI&year=2020&compare=67&view_ranking=dots"
CHANGE = "/component?province=62&index=PAPI&year=2020&from_year=2019&view_component=change"
UNITS = "/unit_ranking?province=62&scheme=PAR_UNIT&year=2023&block=department"
PLAN = (
    "/what_if?province=62&index=PAPI&year=2020&horizon=1&goal=rank&target_rank=40"
    "&plan=D1:5.20,D4:6.56"
)
# What is no drawing.
TABLES = ("/target?province=62&index=all&view_target=step",)
# A view of every kind: every page, every view of it, every figure of a view.
VIEWS = (
    TREND,
    f"{TREND}&figure=rank",
    "/trend?province=62&index=PCI&view_trend=components",
    RANKING,
    "/ranking?province=62&index=PAPI&year=2020&view_ranking=map",
    "/ranking?province=62&index=PAPI&year=2020&view_ranking=bump&from_year=2016&compare=67",
    "/component?province=62&index=PAPI&year=2020",
    "/component?province=62&index=PCI&year=2020&view_component=gap&benchmark=best",
    CHANGE,
    f"{CHANGE}&figure=move",
    "/component?province=62&index=PAPI&year=2020&view_component=compare&compare=67&compare=64",
    "/component?province=62&index=PAPI&year=2020&view_component=compare&figure=similar",
    "/component?province=62&index=PAPI&year=2020&view_component=theme",
    UNITS,
    f"{UNITS}&figure=classes",
    "/my_unit?unit=kontum.bql-khu-kinh-te",
    "/target?province=62&index=all",
    *TABLES,
    PLAN,
    f"{PLAN}&figure=plan",
    "/method?view_method=series",
    "/method?view_method=totals",
    "/method?view_method=forecast",
)
