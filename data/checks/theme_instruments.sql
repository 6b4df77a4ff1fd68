-- fail: every theme is measured by at least two instruments, each of which says how it is made
select
    theme.theme_code,
    count(distinct theme_component.index_code) as n_instruments,
    count(distinct theme_reason.index_code) as n_explained
from theme
left join theme_component on theme.theme_code = theme_component.theme_code
left join theme_reason on theme_component.index_code = theme_reason.index_code
group by theme.theme_code
having
    count(distinct theme_component.index_code) < 2
    or count(distinct theme_component.index_code) <> count(distinct theme_reason.index_code)
order by theme.theme_code;
