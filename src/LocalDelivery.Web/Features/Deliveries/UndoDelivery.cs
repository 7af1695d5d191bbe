using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Deliveries;

public enum UndoOutcome { Undone, NothingToUndo, NotYourStop }

/// <summary>Takes back what a driver recorded at a stop: it is open again, as if never pressed.</summary>
public sealed class UndoDelivery(Database database, OutcomeStore outcomes)
{
    /// <param name="only">One neighbor's order at a stop with several; null: everything at the stop.</param>
    public Task<UndoOutcome> Run(DriverId driverId, StopId stopId, OrderId? only) => database.Write(async tx =>
    {
        var here = (await outcomes.OrdersAt(tx, stopId, driverId)).Where(order => only is null || order.OrderId == only).ToList();
        if (here.Count == 0) return UndoOutcome.NotYourStop;
        var undone = 0;
        foreach (var order in here)
            if (await outcomes.Delete(tx, order.OrderId, driverId)) undone++;
        return undone > 0 ? UndoOutcome.Undone : UndoOutcome.NothingToUndo;
    });
}
