-- A night that ran may be asked for again. Whatever dies on the way, these say that it is not done: finished before it was last begun, or begun before it was last asked for.

alter table night add column run_at         timestamptz;   -- when its last run began
alter table night add column asked_again_at timestamptz;   -- plans made until then are made anew
