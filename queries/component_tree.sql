-- How did a province fare on every node of an index's tree in one edition, and since a base year?
--
-- $province_code  varchar  the province; null for all
-- $index_code     varchar  the index
-- $year           integer  the edition
-- $from_year      integer  the base year; a year without an edition gives no changes
-- One row per province and component valid in that year, by code, with the name and scale of that
-- year; cross-cuts and the total have no parent_code. from_score and from_rank are of the same
-- subject, whatever the series; score_change only inside one series. median_change: median
-- absolute change of all provinces since the base year, where both editions are full and of one
-- series. is_low: lowest quartile of a full edition. has_fallen: fell by more than median_change.
select
    now.component_code,
    component_in_year.parent_code,
    component_in_year.name,
    component_in_year.name_en,
    component_in_year.weight,
    component_in_year.min_score,
    component_in_year.max_score,
    now.score,
    scale_share(now.score, component_in_year.min_score, component_in_year.max_score)
        as scale_share,
    now.missing_reason,
    now.rank,
    now.out_of,
    now.rank_basis,
    now.is_tied,
    now.quartile,
    before.score as from_score,
    before.rank as from_rank,
    before.out_of as from_out_of,
    ranks_gained(before.rank, before.out_of, now.rank, now.out_of) as rank_change,
    case when now.series = before.series then round(now.score - before.score, 6) end
        as score_change,
    component_move.median_change,
    coalesce(now.quartile = 4, false) as is_low,
    coalesce(
        now.series = before.series
        and round(now.score - before.score, 6) < -component_move.median_change, false
    ) as has_fallen,
    edition_statistic.lowest,
    edition_statistic.lower_quartile,
    edition_statistic.median,
    edition_statistic.upper_quartile,
    edition_statistic.highest,
    now.source_id,
    now.rank_source_id,
    before.source_id as from_source_id,
    now.province_code
from province_year as now
inner join component_in_year
    on
        now.index_code = component_in_year.index_code
        and now.year = component_in_year.year
        and now.component_code = component_in_year.component_code
left join province_year as before
    on
        now.index_code = before.index_code
        and now.component_code = before.component_code
        and now.province_code = before.province_code
        and now.subject = before.subject
        and before.year = $from_year
left join edition_statistic
    on
        now.index_code = edition_statistic.index_code
        and now.year = edition_statistic.year
        and now.field = edition_statistic.field
        and now.component_code = edition_statistic.component_code
left join component_move
    on
        now.index_code = component_move.index_code
        and now.component_code = component_move.component_code
        and now.year = component_move.year
        and now.field = component_move.field
        and component_move.from_year = $from_year
where
    now.index_code = $index_code
    and now.year = $year
    and ($province_code is null or now.province_code = $province_code)
order by now.component_code;
