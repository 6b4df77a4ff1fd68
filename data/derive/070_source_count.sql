-- How many rows of each kind name a document.
insert into source_count by name
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
    from unit_class_summary
    union all
    select
        source_id,
        'unit' as kind
    from unit_criterion_score
    union all
    select
        source_id,
        'unit' as kind
    from unit_criterion
    union all
    select
        source_id,
        'other' as kind
    from contradiction
    where source_id is not null
    union all
    select
        other_source_id,
        'other' as kind
    from contradiction
    where other_source_id is not null
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
    union all
    select
        source_id,
        'other' as kind
    from population
    union all
    select
        source_id,
        'other' as kind
    from peer_listed
)

select
    source.source_id,
    count(named.kind) filter (where named.kind = 'score') as n_scores,
    count(named.kind) filter (where named.kind = 'rank') as n_ranks,
    count(named.kind) filter (where named.kind = 'unit') as n_unit_rows,
    count(named.kind) filter (where named.kind = 'target') as n_targets,
    count(named.kind) filter (where named.kind = 'duty') as n_duties,
    count(named.kind) filter (where named.kind = 'milestone') as n_milestones,
    count(named.kind) filter (where named.kind = 'other') as n_other,
    count(named.kind) as n_rows
from source
left join named on source.source_id = named.source_id
group by source.source_id
order by source.source_id;
