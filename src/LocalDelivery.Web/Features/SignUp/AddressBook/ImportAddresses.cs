namespace LocalDelivery.Web.Features.SignUp.AddressBook;

/// <summary>What became of a file of addresses. Every row is in exactly one of new, already there and rejected.</summary>
/// <param name="Incomplete">Lines kept although postcode or city is missing.</param>
public sealed record ImportReport(int Rows, int New, int AlreadyThere, IReadOnlyList<int> Incomplete, IReadOnlyList<RejectedRow> Rejected);

/// <summary>Takes a file of addresses into the address book. Dirt costs its own row and no other; a second time adds nothing.</summary>
public sealed class ImportAddresses(AddressImportStore store)
{
    private const int RowsPerTransaction = 1_000;

    /// <param name="progress">Told how many of the rows are in.</param>
    public async Task<ImportReport> Run(AddressFile file, IProgress<(int Done, int Of)>? progress = null, CancellationToken cancellation = default)
    {
        var missing = file.Addresses.Select(address => address.StreetKey).ToHashSet();
        missing.ExceptWith((await store.Streets()).Keys);
        foreach (var streets in missing.Chunk(RowsPerTransaction)) await store.InsertStreets(streets);

        var known = await store.Streets();
        var (added, done) = (0, 0);
        foreach (var addresses in file.Addresses.Chunk(RowsPerTransaction))
        {
            cancellation.ThrowIfCancellationRequested();
            added += await store.InsertAddresses(addresses, known);
            progress?.Report((done += addresses.Length, file.Addresses.Count));
        }

        return new ImportReport(file.Rows, added, file.Addresses.Count - added, file.Incomplete, file.Rejected);
    }
}
