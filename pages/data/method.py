"""How is this computed, and how good is it?"""

import functools

import streamlit as st

from dashboard.ui import controls, figure_panel
from dashboard.figures.method import agreement, backtest, calibration, totals, series
from dashboard.catalog.labels import voice
from dashboard.text.messages import words

TEXT_WIDTH = 860
# Rules in the order in which they are told; titles and texts are in the catalogues.
RULES = ("rank", "field", "tie", "change", "quartile", "missing", "series", "coverage")
LINK = ":material/arrow_forward:"

language = controls.language()
say = words(language)


def rules_view() -> None:
    """The rules in words, the formulas of the totals, and how well both hold."""
    with st.container(width=TEXT_WIDTH):
        st.subheader(say("method.quality_heading"))
        st.markdown(
            "\n".join(
                f"- {sentence}"
                for sentence in (f"{totals.stated(language)}.", agreement.stated(language))
            )
        )
        for view in ("coverage", "contradictions"):
            st.page_link(
                figure_panel.SOURCE_PAGE,
                label=say(f"method.see_{view}"),
                icon=LINK,
                query_params={"view_source": view},
            )
        st.subheader(say("method.rules_heading"))
        for key in RULES:
            st.markdown(f"**{say(f'method.rule.{key}.title')}.** {say(f'method.rule.{key}.text')}")
        st.subheader(say("method.formulas_heading"))
        for name, text in totals.formulas(language):
            st.markdown(f"**{name}.** {text}")


def series_view() -> None:
    """Which editions may be compared, and what changed where a series begins."""
    figure_of = functools.partial(series.series_figure, language)
    figure_panel.show(figure_of)
    st.markdown(f"#### {say('method.series_table')}")
    figure = figure_of(figure_panel.PAPER)
    figure_panel.table(figure.table, figure.columns, language, say("method.series_table"))


def totals_view() -> None:
    """Totals and ranks, recomputed and published."""
    figure_panel.show(functools.partial(totals.deviation_figure, language))
    st.subheader(say("method.exceptions_heading"))
    st.caption(say("method.exceptions_explain"))
    figure_panel.table(*totals.exceptions(language), language, say("method.exceptions_heading"))
    for code in totals.weighted_indices():
        heading = say("method.weights_heading", index=voice(language).index(code))
        st.subheader(heading)
        st.caption(totals.weights_note(code, language))
        figure_panel.table(*totals.weights(code, language), language, heading)
    st.subheader(say("method.ranks_heading"))
    st.markdown(agreement.stated(language))
    table, columns = agreement.by_edition(language)
    figure_panel.table(table, columns, language, say("method.ranks_heading"))
    st.page_link(
        figure_panel.SOURCE_PAGE,
        label=say("method.see_differences"),
        icon=LINK,
        query_params={"view_source": "contradictions"},
    )


def forecast_view() -> None:
    """How places are forecast, and how good forecasts would have been."""
    with st.container(width=TEXT_WIDTH):
        st.subheader(say("forecast.model_heading"))
        for part in ("model", "recent", "scale"):
            st.markdown(say(f"forecast.{part}_text"))
        st.subheader(say("forecast.quality_heading"))
        st.markdown(say("forecast.quality_explain"))
        if backtest.is_older():
            st.warning(say("forecast.older", version=backtest.made_on()))
        for part in ("all", "late"):
            st.markdown("\n".join(f"- {line}" for line in backtest.stated(part, language)))
        st.caption(say("forecast.made_on", version=backtest.made_on()))
    figure_panel.show(functools.partial(calibration.calibration_figure, language))
    for part, explain_key in backtest.EXPLAINED.items():
        st.markdown(f"#### {say(f'forecast.part.{part}')}")
        if explain_key:
            st.caption(say(explain_key))
        figure_panel.table(*backtest.table(part, language), language, say(f"forecast.part.{part}"))


VIEWS = {
    "rules": rules_view,
    "series": series_view,
    "totals": totals_view,
    "forecast": forecast_view,
}
st.title(say("method.title"))
view = controls.pick_view(
    "view_method", say("method.view"), {view: say(f"method.view_{view}") for view in VIEWS}, say
)
VIEWS[view]()
