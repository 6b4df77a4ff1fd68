-- The public shape of the data: tables, keys, checks, views and what every column means.
--
-- The DuckDB file is a public product, so names here are a contract (docs/data-dictionary.md is
-- generated from the comments). Loaded by dashboard/build/build.py; a row of data/**/*.csv that breaks a
-- key or a check is reported with its file and line before it gets here.

create table source (
    source_id varchar primary key check (regexp_matches(source_id, '^[A-Za-z0-9_.-]+$')),
    title varchar not null,
    title_en varchar,
    publisher varchar,
    publisher_en varchar,
    published_on varchar check (regexp_matches(published_on, '^\d{4}(-\d\d(-\d\d)?)?$')),
    document_no varchar,
    address varchar check (regexp_matches(address, '^https?://[^\s<>"]+( \(.*\))?$')),
    note varchar,
    reliability varchar not null check (
        reliability in ('seed', 'official', 'research', 'press', 'secondary')
    )
);

-- What a document says, as it is kept: the founding documents can be read in the app.
create table document_text (
    source_id varchar not null references source (source_id),
    paragraph integer not null check (paragraph > 0),
    text varchar not null,
    primary key (source_id, paragraph)
);

create table index (
    index_code varchar primary key,
    position integer not null,
    circle varchar not null default 'further' check (circle in ('mission', 'further')),
    name varchar not null,
    title varchar not null,
    title_en varchar not null,
    measures varchar not null,
    measures_en varchar not null,
    publisher varchar not null,
    unit varchar not null,
    unit_en varchar not null,
    decimals integer not null check (decimals between 0 and 6),
    plan_decimals integer not null check (plan_decimals between decimals and 6),
    aggregation varchar check (aggregation in ('sum', 'weighted_mean')),
    rounding double check (rounding > 0),
    formula varchar,
    formula_en varchar,
    weight_note varchar,
    weight_note_en varchar,
    check ((aggregation is null) = (rounding is null)),
    check ((formula is null) = (formula_en is null)),
    check ((weight_note is null) = (weight_note_en is null))
);

create table series (
    series varchar primary key,
    index_code varchar not null references index (index_code),
    label varchar not null,
    label_en varchar not null
);

create table edition (
    index_code varchar not null references index (index_code),
    year integer not null check (year between 1990 and 2100),
    field integer not null default 63 check (field in (34, 63)),
    series varchar not null references series (series),
    coverage varchar not null check (coverage in ('full', 'partial')),
    n_provinces integer not null check (n_provinces > 0),
    n_scored integer not null check (n_scored between 0 and n_provinces),
    headline_code varchar not null,
    absent_reason varchar not null check (absent_reason in ('not_surveyed', 'not_found')),
    note varchar,
    primary key (index_code, year, field)
);

create table component (
    index_code varchar not null references index (index_code),
    component_code varchar not null,
    first_year integer not null,
    last_year integer not null check (last_year >= first_year),
    parent_code varchar,
    subject varchar not null,
    name varchar not null,
    name_en varchar not null,
    min_score double not null,
    max_score double check (max_score > min_score),
    weight double,
    note varchar,
    primary key (index_code, component_code, first_year)
);

create table province (
    province_code varchar primary key check (regexp_matches(province_code, '^n?\d\d$')),
    gso_code varchar not null check (regexp_matches(gso_code, '^\d\d$')),
    name varchar not null,
    name_en varchar not null,
    region varchar not null,
    valid_from date,
    valid_to date check (valid_to > valid_from),
    successor_code varchar,
    source_id varchar not null references source (source_id),
    check ((valid_to is null) = (successor_code is null))
);

create table province_alias (
    province_code varchar not null references province (province_code),
    alias varchar not null,
    primary key (province_code, alias)
);

create table population (
    province_code varchar not null references province (province_code),
    year integer not null,
    population_thousand double not null check (population_thousand > 0),
    monthly_income double check (monthly_income > 0),
    source_id varchar not null references source (source_id),
    primary key (province_code, year)
);

-- Kinds of ready-made groups of provinces; data/derive/034_peer.sql says who is in which.
create table peer_kind (
    kind varchar primary key check (regexp_matches(kind, '^[a-z_]+$')),
    position integer not null unique,
    name varchar not null,
    name_en varchar not null,
    rule varchar not null,
    rule_en varchar not null
);

create table peer_listed (
    kind varchar not null references peer_kind (kind),
    province_code varchar not null references province (province_code),
    source_id varchar not null references source (source_id),
    primary key (kind, province_code)
);

create table province_tile (
    province_code varchar primary key references province (province_code),
    tile_column integer not null,
    tile_row integer not null
);

create table island_tile (
    name varchar not null,
    name_en varchar not null,
    province_code varchar not null references province (province_code),
    tile_column double not null,
    tile_row double not null,
    primary key (name, province_code)
);

create table province_score (
    index_code varchar not null,
    year integer not null,
    field integer not null default 63,
    component_code varchar not null,
    first_year integer not null,
    province_code varchar not null references province (province_code),
    score double,
    missing_reason varchar check (
        missing_reason in (
            'not_published', 'not_surveyed', 'withheld', 'did_not_exist', 'not_found'
        )
    ),
    published_rank integer check (published_rank > 0),
    rank_basis varchar check (rank_basis in ('published', 'derived', 'list_order')),
    published_class varchar,
    source_id varchar not null references source (source_id),
    rank_source_id varchar references source (source_id),
    derived_from varchar,
    derived_from_en varchar,
    primary key (index_code, year, component_code, province_code),
    foreign key (index_code, year, field) references edition (index_code, year, field),
    foreign key (index_code, component_code, first_year)
    references component (index_code, component_code, first_year),
    check ((score is null) = (missing_reason is not null)),
    check ((published_rank is null) = (rank_basis is null)),
    check ((derived_from is null) = (derived_from_en is null)),
    check (published_rank is null or rank_source_id is not null)
);

create table confidence_interval (
    index_code varchar not null,
    year integer not null,
    province_code varchar not null,
    component_code varchar not null,
    ci95_low double not null,
    ci95_high double not null check (ci95_high > ci95_low),
    respondents integer not null,
    source_id varchar not null references source (source_id),
    primary key (index_code, year, component_code, province_code),
    foreign key (index_code, year, component_code, province_code)
    references province_score (index_code, year, component_code, province_code)
);

create table national_statistic (
    index_code varchar not null,
    year integer not null,
    statistic varchar not null,
    value double,
    note varchar,
    source_id varchar not null references source (source_id),
    primary key (index_code, year, statistic)
);

create table rank_exception (
    index_code varchar not null,
    year integer not null,
    component_code varchar not null,
    province_code varchar not null references province (province_code),
    published_rank integer not null,
    computed_rank integer not null,
    reason varchar not null check (
        reason in ('former_province', 'tie', 'tie_after_rounding', 'as_published')
    ),
    note varchar not null,
    primary key (index_code, year, component_code, province_code)
);

-- Computed ranks that are others since a score is held with more digits.
create table rank_revision (
    index_code varchar not null,
    year integer not null,
    component_code varchar not null,
    province_code varchar not null references province (province_code),
    former_rank integer not null check (former_rank > 0),
    former_score double not null,
    primary key (index_code, year, component_code, province_code),
    foreign key (index_code, year, component_code, province_code)
    references province_score (index_code, year, component_code, province_code)
);

create table total_exception (
    index_code varchar not null,
    year integer not null,
    province_code varchar,
    component_code varchar not null,
    largest_difference double not null,
    note varchar not null,
    note_en varchar not null
);

create table expected_rows (
    index_code varchar not null,
    year integer not null,
    n_rows integer not null check (n_rows > 0),
    primary key (index_code, year)
);

create table scheme (
    scheme varchar primary key,
    position integer not null unique,
    short_name varchar not null,
    short_name_en varchar not null,
    name varchar not null,
    name_en varchar not null,
    max_score double not null default 100 check (max_score > 0)
);

create table unit (
    unit_id varchar primary key check (regexp_matches(unit_id, '^[a-z0-9]+\.[a-z0-9-]+$')),
    province_code varchar not null references province (province_code),
    block varchar not null check (block in ('department', 'district', 'commune', 'vertical')),
    name varchar not null,
    name_en varchar,
    valid_from date,
    valid_to date,
    successor_id varchar,
    remarks varchar,
    check (valid_from <= valid_to)
);

create table unit_alias (
    unit_id varchar not null references unit (unit_id),
    alias varchar not null,
    primary key (unit_id, alias)
);

-- Only the order of the words: where a class begins is each province's own (unit_criterion).
create table unit_class (
    class varchar primary key,
    position integer not null unique,
    name_en varchar not null
);

create table unit_edition (
    scheme varchar not null references scheme (scheme),
    year integer not null,
    province_code varchar not null references province (province_code),
    block varchar not null check (
        block in ('department', 'district', 'commune', 'vertical', 'all')
    ),
    coverage varchar not null check (coverage in ('full', 'partial')),
    n_units integer,
    primary key (scheme, year, province_code, block)
);

create table unit_score (
    scheme varchar not null references scheme (scheme),
    year integer not null,
    unit_id varchar not null references unit (unit_id),
    score double check (score >= 0),
    missing_reason varchar check (
        missing_reason in (
            'not_published', 'not_surveyed', 'withheld', 'did_not_exist', 'not_found'
        )
    ),
    published_rank integer check (published_rank > 0),
    published_out_of integer check (published_out_of >= published_rank),
    published_class varchar,
    published_rank_change integer,
    source_id varchar not null references source (source_id),
    note varchar,
    primary key (scheme, year, unit_id),
    foreign key (published_class) references unit_class (class),
    check ((score is null) = (missing_reason is not null))
);

create table unit_rank_exception (
    scheme varchar not null,
    year integer not null,
    unit_id varchar not null,
    published_rank integer not null,
    computed_rank integer not null,
    note varchar not null,
    primary key (scheme, year, unit_id),
    foreign key (scheme, year, unit_id) references unit_score (scheme, year, unit_id)
);

create table unit_criterion (
    criterion_id varchar primary key,
    province_code varchar not null references province (province_code),
    scheme varchar not null references scheme (scheme),
    period varchar not null,
    first_year integer,
    last_year integer check (last_year >= first_year),
    kind varchar not null check (
        kind in ('criterion', 'split', 'rule', 'group', 'class_in_use', 'threshold')
    ),
    code varchar,
    name varchar not null,
    name_en varchar,
    max_points double,
    min_score double,
    max_score double,
    class varchar,
    document_no varchar,
    document_date varchar,
    source_id varchar not null references source (source_id),
    note varchar
);

create table unit_criterion_score (
    scheme varchar not null references scheme (scheme),
    year integer not null,
    unit_id varchar not null references unit (unit_id),
    criterion_code varchar not null,
    criterion_name varchar not null,
    score double not null,
    max_points double,
    source_id varchar not null references source (source_id),
    note varchar,
    primary key (scheme, year, unit_id, criterion_code)
);

create table unit_block_summary (
    scheme varchar not null,
    year integer not null,
    province_code varchar not null,
    block varchar not null,
    n_units integer,
    mean_score double,
    source_id varchar not null references source (source_id),
    note varchar,
    primary key (scheme, year, province_code, block, source_id),
    foreign key (scheme, year, province_code, block)
    references unit_edition (scheme, year, province_code, block)
);

create table unit_class_summary (
    scheme varchar not null,
    year integer not null,
    province_code varchar not null,
    block varchar not null,
    class varchar not null references unit_class (class),
    n_units integer not null check (n_units >= 0),
    printed_share double check (printed_share between 0 and 100),
    source_id varchar not null references source (source_id),
    note varchar,
    primary key (scheme, year, province_code, block, class),
    foreign key (scheme, year, province_code, block)
    references unit_edition (scheme, year, province_code, block)
);

create table fact (
    fact_id varchar primary key,
    province_code varchar not null references province (province_code),
    indicator_slug varchar not null,
    name varchar not null,
    name_en varchar not null,
    year integer not null,
    value double,
    numerator double,
    denominator double,
    unit varchar not null,
    unit_en varchar,
    index_code varchar references index (index_code),
    scheme varchar references scheme (scheme),
    unit_id varchar references unit (unit_id),
    source_id varchar not null references source (source_id),
    note varchar
);

create table target (
    target_id varchar primary key,
    province_code varchar not null references province (province_code),
    index_code varchar references index (index_code),
    component_code varchar,
    indicator_slug varchar,
    indicator varchar,
    indicator_en varchar,
    target_year integer,
    target_kind varchar not null check (target_kind in ('rank', 'rank_gain', 'score', 'share')),
    target_value double,
    stretch_value double,
    out_of integer,
    base_year integer,
    base_value double,
    document_no varchar,
    document_date date,
    issued_by varchar not null,
    source_id varchar not null references source (source_id),
    note varchar,
    remark varchar,
    remark_en varchar,
    check ((index_code is null) = (indicator_slug is not null)),
    check ((index_code is null) = (component_code is null)),
    check ((remark is null) = (remark_en is null))
);

create table responsibility (
    duty_id varchar primary key,
    province_code varchar not null references province (province_code),
    index_code varchar not null,
    component_code varchar,
    topic varchar,
    unit_name varchar not null,
    role varchar not null check (role in ('lead', 'co-operate')),
    duty varchar not null,
    document_no varchar,
    document_date date,
    source_id varchar not null references source (source_id)
);

create table duty_holder (
    province_code varchar not null references province (province_code),
    unit_name varchar not null,
    scope varchar not null check (scope in ('unit', 'block', 'all', 'outside')),
    unit_id varchar references unit (unit_id),
    block varchar check (block in ('department', 'district')),
    check ((scope = 'unit') = (unit_id is not null)),
    check ((scope = 'block') = (block is not null))
);

create table milestone (
    milestone_id varchar primary key,
    province_code varchar not null references province (province_code),
    kind varchar not null check (
        kind in ('report_deadline', 'conference', 'decision', 'announcement')
    ),
    starts_on date,
    ends_on date check (ends_on >= starts_on),
    yearly_by varchar check (regexp_matches(yearly_by, '^\d\d-\d\d$')),
    date varchar not null,
    what varchar not null,
    source_id varchar not null references source (source_id)
);

create table contradiction (
    contradiction_id varchar primary key,
    position integer not null,
    index_code varchar references index (index_code),
    first_year integer,
    last_year integer check (last_year >= first_year),
    province_code varchar references province (province_code),
    component_code varchar,
    scheme varchar references scheme (scheme),
    subject varchar not null,
    subject_en varchar not null,
    statement varchar not null,
    statement_en varchar not null,
    source_id varchar references source (source_id),
    other_statement varchar not null,
    other_statement_en varchar not null,
    other_source_id varchar references source (source_id),
    shown varchar not null,
    shown_en varchar not null
);

-- Which components of different instruments are about the same thing: decided by hand, never
-- computed. By subject, since one code may name different things in different years.
create table theme (
    theme_code varchar primary key check (regexp_matches(theme_code, '^[a-z_]+$')),
    position integer not null unique,
    name varchar not null,
    name_en varchar not null
);

create table theme_component (
    theme_code varchar not null references theme (theme_code),
    position integer not null,
    index_code varchar not null references index (index_code),
    subject varchar not null,
    label varchar not null,
    label_en varchar not null,
    reason varchar not null,
    reason_en varchar not null,
    primary key (theme_code, index_code, subject)
);

create table theme_reason (
    index_code varchar not null references index (index_code),
    aspect varchar not null check (aspect in ('asked', 'fieldwork', 'sample', 'scale')),
    statement varchar not null,
    statement_en varchar not null,
    taken_from varchar not null,
    primary key (index_code, aspect)
);

-- What is computed once by data/derive/*.sql, so that a page's question reads rows, begins here.

-- Every component of every edition, by the meaning, name and scale that its code had that year.
create table component_in_year (
    index_code varchar not null,
    year integer not null,
    component_code varchar not null,
    parent_code varchar,
    subject varchar not null,
    name varchar not null,
    name_en varchar not null,
    min_score double not null,
    max_score double,
    weight double,
    primary key (index_code, year, component_code)
);

-- The part of a scale that a score has reached, from 0 to 1; null where the scale's end is not
-- on record.
create macro scale_share(score, min_score, max_score) as
(score - min_score) / (max_score - min_score);

-- Ranks gained from one edition to another; null between fields that differ by more than a tenth,
-- as a pilot's of 42 and the whole country's: a place in one says nothing of a place in the other.
create macro ranks_gained(before_rank, before_out_of, now_rank, now_out_of) as
case
    when abs(before_out_of - now_out_of) <= 0.1 * greatest(before_out_of, now_out_of)
        then before_rank - now_rank
end;

-- Of which field a province is: the 63 to 30 June 2025, or the 34 since then.
create macro field_of(valid_to) as case when valid_to is null then 34 else 63 end;

-- In which field an edition is read for a province: its own, where the index was published for it
-- that year, else the only one there is; the 63 for nobody.
create macro field_read(asked_index, asked_year, asked_province) as (
    select
        coalesce(
            max(edition.field) filter (
                where edition.field = (
                    select field_of(province.valid_to)
                    from province
                    where province.province_code = asked_province
                )
            ),
            max(edition.field)
        )
    from edition
    where edition.index_code = asked_index and edition.year = asked_year
);

-- Ranks are computed here and nowhere else. Read it through the view province_rank.
create table province_result (
    index_code varchar not null,
    year integer not null,
    field integer not null,
    province_code varchar not null,
    component_code varchar not null,
    series varchar not null,
    coverage varchar not null,
    score double,
    missing_reason varchar,
    rank integer,
    out_of integer,
    rank_basis varchar check (rank_basis in ('published', 'derived', 'list_order', 'computed')),
    published_rank integer,
    computed_rank integer,
    prev_score double,
    prev_rank integer,
    prev_out_of integer,
    rank_change integer,
    common_change integer,
    score_change double,
    comparable boolean not null,
    quartile integer check (quartile between 1 and 4),
    published_class varchar,
    difference_reason varchar,
    derived_from varchar,
    derived_from_en varchar,
    source_id varchar not null,
    rank_source_id varchar,
    primary key (index_code, year, component_code, province_code)
);

-- The same for every province of the edition's map, also where no document names it, so that a page
-- reads one table. Lines may join what shares a run.
create table province_year (
    index_code varchar not null,
    year integer not null,
    field integer not null,
    component_code varchar not null,
    province_code varchar not null,
    series varchar not null,
    coverage varchar not null,
    subject varchar not null,
    is_latest_subject boolean not null,
    score double,
    missing_reason varchar,
    rank integer,
    out_of integer,
    rank_basis varchar,
    published_rank integer,
    computed_rank integer,
    is_tied boolean not null,
    prev_rank integer,
    prev_out_of integer,
    rank_change integer,
    common_change integer,
    score_change double,
    comparable boolean not null,
    quartile integer,
    ci95_low double,
    ci95_high double,
    derived_from varchar,
    derived_from_en varchar,
    score_run integer not null,
    rank_run integer not null,
    source_id varchar,
    rank_source_id varchar,
    primary key (index_code, year, component_code, province_code),
    check ((score is null) = (missing_reason is not null))
);

-- What editions for the 63 say of the 34 of today, computed by us: no document prints it.
create table merged_year (
    index_code varchar not null,
    year integer not null,
    component_code varchar not null,
    province_code varchar not null,
    series varchar not null,
    coverage varchar not null,
    subject varchar not null,
    is_latest_subject boolean not null,
    n_parts integer not null,
    n_scored integer not null,
    lowest double,
    highest double,
    score double,
    missing_reason varchar,
    missing_codes varchar[] not null,
    missing_reasons varchar[] not null,
    rank integer,
    out_of integer,
    is_tied boolean not null,
    rank_change integer,
    score_change double,
    quartile integer,
    score_run integer not null,
    rank_run integer not null,
    source_ids varchar[] not null,
    primary key (index_code, year, component_code, province_code),
    check ((score is null) = (missing_reason is not null))
);

create table peer (
    kind varchar not null,
    province_code varchar not null,
    peer_code varchar not null,
    primary key (kind, province_code, peer_code)
);

create table province_standing (
    province_code varchar not null,
    year integer not null,
    index_code varchar not null,
    position integer not null,
    circle varchar not null,
    edition_year integer,
    result_year integer,
    component_code varchar,
    series varchar,
    coverage varchar,
    score double,
    rank integer,
    out_of integer,
    rank_basis varchar,
    prev_rank integer,
    prev_out_of integer,
    rank_change integer,
    common_change integer,
    score_change double,
    comparable boolean,
    quartile integer,
    is_tied boolean not null,
    derived_from varchar,
    derived_from_en varchar,
    source_id varchar,
    rank_source_id varchar,
    primary key (province_code, year, index_code)
);

create table component_move (
    index_code varchar not null,
    component_code varchar not null,
    from_year integer not null,
    year integer not null,
    field integer not null,
    median_change double,
    primary key (index_code, component_code, from_year, year, field)
);

create table theme_result (
    province_code varchar not null,
    theme_code varchar not null,
    index_code varchar not null,
    subject varchar not null,
    component_code varchar not null,
    name varchar not null,
    name_en varchar not null,
    result_year integer,
    score double,
    rank integer,
    out_of integer,
    rank_basis varchar,
    source_id varchar,
    rank_source_id varchar
);

create table province_place (
    province_code varchar primary key,
    name varchar not null,
    name_en varchar not null,
    region varchar not null,
    tile_column integer not null,
    tile_row integer not null
);

-- How a score is made of its parts, edition by edition: by the rule its index publishes.
create table component_part (
    index_code varchar not null,
    year integer not null,
    component_code varchar not null,
    part_code varchar not null,
    points double not null,
    is_direct boolean not null,
    is_lowest boolean not null,
    primary key (index_code, year, component_code, part_code)
);

create table edition_holding (
    index_code varchar not null,
    year integer not null,
    field integer not null,
    coverage varchar not null,
    n_provinces integer not null,
    n_scored integer not null,
    n_ranked integer not null,
    n_components integer not null,
    series varchar not null,
    primary key (index_code, year, field)
);

create table total_deviation (
    index_code varchar not null,
    year integer not null,
    n_provinces integer not null,
    largest_difference double not null,
    mean_difference double not null,
    furthest_province_code varchar not null,
    primary key (index_code, year)
);

create table source_count (
    source_id varchar primary key,
    n_scores integer not null,
    n_ranks integer not null,
    n_unit_rows integer not null,
    n_targets integer not null,
    n_duties integer not null,
    n_milestones integer not null,
    n_other integer not null,
    n_rows integer not null
);

create table edition_statistic (
    index_code varchar not null,
    year integer not null,
    field integer not null,
    component_code varchar not null,
    series varchar not null,
    n_scored integer not null,
    lowest double not null,
    lower_quartile double not null,
    median double not null,
    upper_quartile double not null,
    highest double not null,
    mean double not null,
    median_change double,
    primary key (index_code, year, field, component_code)
);

create table target_result (
    target_id varchar primary key,
    promise_id varchar not null,
    province_code varchar not null,
    index_code varchar,
    component_code varchar,
    indicator_slug varchar,
    indicator varchar,
    indicator_en varchar,
    target_year integer not null,
    target_kind varchar not null,
    target_value double,
    stretch_value double,
    target_rank integer,
    stretch_rank integer,
    out_of integer,
    base_year integer,
    base_value double,
    base_out_of integer,
    base_rank_basis varchar,
    actual_value double,
    actual_year integer,
    actual_rank integer,
    actual_out_of integer,
    actual_rank_basis varchar,
    gap double,
    status varchar not null check (status in ('met', 'missed', 'pending', 'no result')),
    stretch_gap double,
    stretch_status varchar check (stretch_status in ('met', 'missed', 'pending', 'no result')),
    document_no varchar,
    document_date date,
    issued_by varchar not null,
    source_id varchar not null,
    actual_source_id varchar,
    note varchar,
    remark varchar,
    remark_en varchar,
    check ((stretch_value is null) = (stretch_status is null))
);

-- Computed once by data/derive/*.sql; read it through the view unit_rank.
create table unit_result (
    scheme varchar not null,
    year integer not null,
    unit_id varchar not null,
    province_code varchar not null,
    block varchar not null,
    coverage varchar not null,
    n_units integer,
    score double,
    missing_reason varchar,
    rank integer,
    out_of integer,
    rank_basis varchar check (rank_basis in ('published', 'computed')),
    published_rank integer,
    computed_rank integer,
    class varchar,
    class_step integer,
    class_basis varchar check (class_basis in ('published', 'derived')),
    class_rule varchar check (class_rule in ('threshold', 'count')),
    class_rule_id varchar,
    prev_rank integer,
    rank_change integer,
    prev_class varchar,
    class_change integer,
    source_id varchar not null,
    primary key (scheme, year, unit_id)
);

-- Which places of a block a class takes up, where a document counts all of its units by class.
create table unit_class_place (
    scheme varchar not null,
    year integer not null,
    province_code varchar not null,
    block varchar not null,
    class varchar not null,
    first_place integer not null,
    last_place integer not null,
    n_units integer not null,
    primary key (scheme, year, province_code, block, class)
);

create table unit_class_step (
    province_code varchar not null,
    scheme varchar not null,
    class varchar not null,
    step integer not null,
    primary key (province_code, scheme, class)
);

create table unit_block_statistic (
    scheme varchar not null,
    year integer not null,
    province_code varchar not null,
    block varchar not null,
    coverage varchar not null,
    n_units integer,
    n_listed integer not null,
    n_scored integer not null,
    n_ranked integer not null,
    n_classed integer not null,
    n_counted integer,
    published_mean double,
    computed_mean double,
    mean_source_id varchar,
    primary key (scheme, year, province_code, block)
);

create table unit_class_share (
    scheme varchar not null,
    year integer not null,
    province_code varchar not null,
    block varchar not null,
    class varchar not null,
    position integer not null,
    published_count integer,
    computed_count integer,
    n_units integer,
    printed_share double,
    share double,
    source_id varchar,
    primary key (scheme, year, province_code, block, class)
);

create table unit_duty (
    unit_id varchar not null,
    duty_id varchar not null,
    scope varchar not null,
    primary key (unit_id, duty_id)
);

create table data_version (
    version varchar primary key,
    content_hash varchar not null,
    program_hash varchar not null,
    newest_source_date varchar not null,
    n_scores integer not null
);

create view province_rank as
select
    index_code,
    year,
    field,
    province_code,
    component_code,
    series,
    coverage,
    score,
    missing_reason,
    rank,
    out_of,
    rank_basis,
    published_rank,
    computed_rank,
    prev_rank,
    prev_out_of,
    prev_score,
    rank_change,
    common_change,
    score_change,
    comparable,
    quartile,
    published_class,
    derived_from,
    derived_from_en,
    source_id,
    rank_source_id
from province_result;

create view unit_rank as
select
    scheme,
    year,
    unit_id,
    province_code,
    block,
    coverage,
    n_units,
    score,
    missing_reason,
    rank,
    out_of,
    rank_basis,
    published_rank,
    computed_rank,
    class,
    class_step,
    class_basis,
    class_rule,
    class_rule_id,
    prev_rank,
    rank_change,
    prev_class,
    class_change,
    source_id
from unit_result;

create view target_progress as
select
    target_id,
    promise_id,
    province_code,
    index_code,
    component_code,
    indicator_slug,
    indicator,
    indicator_en,
    target_year,
    target_kind,
    target_value,
    stretch_value,
    target_rank,
    stretch_rank,
    out_of,
    base_year,
    base_value,
    base_out_of,
    base_rank_basis,
    actual_value,
    actual_year,
    actual_rank,
    actual_out_of,
    actual_rank_basis,
    gap,
    status,
    stretch_gap,
    stretch_status,
    document_no,
    document_date,
    issued_by,
    source_id,
    actual_source_id,
    note,
    remark,
    remark_en
from target_result;
