-- fail: every component of a theme exists
select
    theme_component.theme_code,
    theme_component.index_code,
    theme_component.subject
from theme_component
left join component
    on
        theme_component.index_code = component.index_code
        and theme_component.subject = component.subject
where component.subject is null
order by theme_component.theme_code, theme_component.index_code, theme_component.subject;
