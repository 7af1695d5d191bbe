namespace LocalDelivery.Routing.Roads;

/// <summary>Where a door meets the road.</summary>
/// <param name="Edge">Number of the edge.</param>
/// <param name="Along">The cost from the beginning of the edge's line to there.</param>
/// <param name="ToDoor">The cost between there and the door.</param>
internal readonly record struct RoadPlace(int Edge, RoadCost Along, RoadCost ToDoor);

/// <summary>A place as the beginning or the end of ways: on one arc of its edge.</summary>
/// <param name="State">The arc's state.</param>
/// <param name="Arc">The arc.</param>
/// <param name="Behind">The cost from the arc's beginning to the place.</param>
/// <param name="Ahead">The cost from the place to the arc's end.</param>
/// <param name="Open">Whether ways from everywhere come to the state or lead from it; otherwise only those that stay behind a sign do.</param>
internal readonly record struct RoadStand(int State, int Arc, RoadCost Behind, RoadCost Ahead, bool Open);
