-- Which keys, references and checks does the schema state for a table?
--
-- $table_name  varchar  the table
-- One row per rule, in the order of the schema: rule_kind is as DuckDB names it, rule_text the
-- expression of a check, parent and parent_names what a reference points to; empty where a rule
-- has none.
select
    constraint_type as rule_kind,
    coalesce(expression, '') as rule_text,
    constraint_column_names as column_names,
    coalesce(referenced_table, '') as parent_name,
    coalesce(referenced_column_names, []) as parent_column_names
from duckdb_constraints()
where table_name = $table_name and schema_name = 'main'
order by constraint_index;
