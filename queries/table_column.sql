-- Which columns do these tables have, of which type, and what may stand in them?
-- $table_names  varchar[]  tables by name
-- One row per column, in the order of the schema. A column of the key or one that may not be null
-- is required; allowed_values are those of a check that lists them, none where any value will do.
with described as (
    select
        table_name,
        column_name,
        column_index,
        data_type,
        not is_nullable as is_required
    from duckdb_columns()
    where table_name = any($table_names) and schema_name = 'main'
),

listed as (
    select
        table_name,
        constraint_column_names[1] as column_name,
        regexp_extract_all(expression, '''([^'']*)''', 1) as allowed_values
    from duckdb_constraints()
    where constraint_type = 'CHECK' and regexp_matches(expression, '^\("?\w+"? IN \(')
),

keyed as (
    select
        table_name,
        unnest(constraint_column_names) as column_name
    from duckdb_constraints()
    where constraint_type = 'PRIMARY KEY'
)

select
    described.table_name,
    described.column_name,
    described.column_index,
    described.data_type,
    described.is_required,
    keyed.column_name is not null as is_key,
    coalesce(listed.allowed_values, []) as allowed_values
from described
left join listed
    on
        described.table_name = listed.table_name
        and described.column_name = listed.column_name
left join keyed
    on
        described.table_name = keyed.table_name
        and described.column_name = keyed.column_name
order by described.table_name, described.column_index
