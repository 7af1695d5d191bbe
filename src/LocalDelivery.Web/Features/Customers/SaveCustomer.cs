using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Messages;

namespace LocalDelivery.Web.Features.Customers;

public enum SaveCustomerOutcome { Saved, PhoneTaken }

/// <summary>Saves what the owner may change of a customer. A phone number belongs to one.</summary>
public sealed class SaveCustomer(Database database, CustomerStore customers, MessageStore messages)
{
    public Task<SaveCustomerOutcome> Run(Customer customer) => database.Write(async tx =>
    {
        if (customer.Phone is { } phone && await customers.IsPhoneOfAnother(tx, customer.Id, phone)) return SaveCustomerOutcome.PhoneTaken;
        await customers.Update(tx, customer);
        await messages.Readdress(tx, customer.Id, customer.Phone);
        return SaveCustomerOutcome.Saved;
    });
}
