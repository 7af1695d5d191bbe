namespace LocalDelivery.Routing.Roads;

/// <summary>
/// How a delivery van gets along. The defaults are set so that whole drives agree with another engine's (scripts/compare-roads,
/// DECISIONS.md), a little on the slow side; they have not been compared with vans that drove.
/// </summary>
/// <param name="ShareOfLimit">Speed driven over the speed allowed (or usual where no sign stands), above 0 to 1.</param>
/// <param name="TurnSeconds">For a turn of more than 45° where three or more roads meet, left or right.</param>
/// <param name="SignalSeconds">For each traffic signal passed: the mean of red and green.</param>
/// <param name="UTurnSeconds">For turning round at a junction or a dead end. At a door it costs nothing: a stop may be left either way.</param>
/// <param name="DoorMetersPerSecond">Between the road and the door: a van rolling into a yard. 2.8 is 10 km/h.</param>
public sealed record VanDriving(
    double ShareOfLimit = 0.95, double TurnSeconds = 2, double SignalSeconds = 4, double UTurnSeconds = 20, double DoorMetersPerSecond = 2.8);
