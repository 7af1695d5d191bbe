using System.Reflection;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Tests.Data;

/// <summary>That no store is known to work on one database only, held by looking at the compiled contracts.</summary>
public sealed class StoresTests
{
    private const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static IEnumerable<Type> Contracts => typeof(StoresTests).Assembly.GetTypes().Where(type => type.IsAbstract && type.IsSubclassOf(typeof(StoreContract)));

    [Fact]
    public void Every_public_method_of_every_store_is_called_by_a_contract()
    {
        var called = Contracts.SelectMany(Calls).ToHashSet();
        var untried = typeof(Database).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Store", StringComparison.Ordinal))
            .SelectMany(store => store.GetMethods(Own))
            .Where(method => method.IsPublic && !called.Contains(method))
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))})")
            .ToList();

        Assert.True(untried.Count == 0, "No contract calls\n" + string.Join('\n', untried));
    }

    [Fact]
    public void Every_contract_runs_on_both_databases()
    {
        var half = Contracts
            .Where(contract => !Contracts.Any(other => other.IsSubclassOf(contract)))
            .Where(contract => !Runs(contract).Order().SequenceEqual([nameof(PostgresServer), "SQLite"]))
            .Select(contract => contract.Name);

        Assert.Empty(half);

        // A contract that is run on PostgreSQL asks for its server.
        static IEnumerable<string> Runs(Type contract) => contract.Assembly.GetTypes()
            .Where(type => type.BaseType == contract)
            .Select(type => type.GetConstructors().Single().GetParameters().SingleOrDefault()?.ParameterType.Name ?? "SQLite");
    }

    /// <summary>What the code of a type calls, also inside its lambdas and after its awaits (the compiler puts those into nested types).</summary>
    private static IEnumerable<MethodBase> Calls(Type type) =>
        type.GetMethods(Own).SelectMany(Calls).Concat(type.GetNestedTypes(Own).SelectMany(Calls));

    private static IEnumerable<MethodBase> Calls(MethodInfo method)
    {
        const int Call = 0x28, CallVirtual = 0x6F, MemberReference = 0x0A;
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at + 4 < code.Length; at++)
        {
            // Every byte is looked at, operands too: a number that looks like a call of just this assembly's member is all but impossible.
            if (code[at] is not (Call or CallVirtual) || code[at + 4] != MemberReference) continue;
            if (Resolve(method, BitConverter.ToInt32(code, at + 1)) is MethodBase called) yield return called;
        }
    }

    private static MemberInfo? Resolve(MethodInfo method, int token)
    {
        try
        {
            return method.Module.ResolveMember(token, method.DeclaringType!.GetGenericArguments(), method.GetGenericArguments());
        }
        catch (ArgumentException)
        {
            return null;   // an operand after all
        }
    }
}
