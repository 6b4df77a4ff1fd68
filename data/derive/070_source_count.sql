-- How many rows of each kind name a document.
insert into source_count
with named as (
    select
        source_id,
        'score' as kind
    from province_score
    where score is not null
    union all
    select
        rank_source_id,
        'rank' as kind
    from province_score
    where published_rank is not null
    union all
    select
        source_id,
        'unit' as kind
    from unit_score
    union all
    select
        source_id,
        'unit' as kind
    from unit_block_summary
    union all
    select
        source_id,
        'unit' as kind
    from unit_criterion_score
    union all
    select
        source_id,
        'target' as kind
    from target
    union all
    select
        source_id,
        'duty' as kind
    from responsibility
    union all
    select
        source_id,
        'milestone' as kind
    from milestone
    union all
    select
        source_id,
        'other' as kind
    from fact
    union all
    select
        source_id,
        'other' as kind
    from national_statistic
    union all
    select
        source_id,
        'other' as kind
    from confidence_interval
)

select
    source.source_id,
    count(named.kind) filter (where named.kind = 'score'),
    count(named.kind) filter (where named.kind = 'rank'),
    count(named.kind) filter (where named.kind = 'unit'),
    count(named.kind) filter (where named.kind = 'target'),
    count(named.kind) filter (where named.kind = 'duty'),
    count(named.kind) filter (where named.kind = 'milestone'),
    count(named.kind) filter (where named.kind = 'other'),
    count(named.kind)
from source
left join named on source.source_id = named.source_id
group by source.source_id
order by source.source_id;
