-- A code is read off a leaflet and typed: MAPLE7 and maple7 are one code.
create unique index join_code_in_any_case on join_code (lower(code));
