-- With whom is a province held against in each ready-made group?
--
-- $province_code  varchar  the province
-- One row per kind of group in which it has others, in their order; peer_codes are the others.
select
    peer_kind.kind,
    peer_kind.name,
    peer_kind.name_en,
    peer_kind.rule,
    peer_kind.rule_en,
    list(peer.peer_code order by peer.peer_code) as peer_codes
from peer
inner join peer_kind on peer.kind = peer_kind.kind
where peer.province_code = $province_code
group by
    peer_kind.position,
    peer_kind.kind,
    peer_kind.name,
    peer_kind.name_en,
    peer_kind.rule,
    peer_kind.rule_en
order by peer_kind.position, peer_kind.kind;
