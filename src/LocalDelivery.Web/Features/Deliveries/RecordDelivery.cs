using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.Deliveries;

public enum RecordOutcome { Recorded, NothingToRecord, NotYourStop, BeforeItsDay }

/// <summary>
/// What the driver presses at the door. A press settles what is still open at the stop and changes nothing that is settled: sent twice it is one
/// press, and a correction is an undo first, so that a press that comes late can not overwrite a later one.
/// </summary>
public sealed class RecordDelivery(Database database, OutcomeStore outcomes, BusinessStore businesses, TimeProvider time)
{
    /// <param name="only">One neighbor's order at a stop with several; null: everything at the stop.</param>
    /// <param name="notDelivered">Null: it was delivered.</param>
    public async Task<RecordOutcome> Run(DriverId driverId, StopId stopId, OrderId? only, NotDelivered? notDelivered)
    {
        var now = time.GetUtcNow();
        var today = (await businesses.Get()).Zone.DateAt(now);
        return await database.Write(async tx =>
        {
            var here = (await outcomes.OrdersAt(tx, stopId, driverId)).Where(order => only is null || order.OrderId == only).ToList();
            if (here.Count == 0) return RecordOutcome.NotYourStop;
            if (here[0].DeliveryDate > today) return RecordOutcome.BeforeItsDay;
            var recorded = 0;
            foreach (var order in here)
                if (await outcomes.Insert(tx, new DeliveryOutcome(order.OrderId, driverId, notDelivered, now))) recorded++;
            return recorded > 0 ? RecordOutcome.Recorded : RecordOutcome.NothingToRecord;
        });
    }
}
