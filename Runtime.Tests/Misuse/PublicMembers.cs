using System.Reflection;
using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Misuse;

/// <summary>What the library lets a caller call, by reflection: so that a new member without a case in a table is a failure.</summary>
internal static class PublicMembers
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The public methods of the library, and of a generated network, by the name of their type.</summary>
    public static IEnumerable<(string Name, MethodInfo Method)> All() =>
        from type in typeof(Optimizer).Assembly.GetExportedTypes().Append(typeof(Used))
        where !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !typeof(Delegate).IsAssignableFrom(type)
        from method in type.GetMethods(Declared)
        where !method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.IsSpecialName
        select ($"{type.Name.Split('`')[0]}.{Name(method)}", method);

    /// <summary>Those that may change a network or what trains it: methods and setters of the types that stand for one, and whatever takes a network.</summary>
    public static IEnumerable<string> OfNetworks()
    {
        Type[] types = [typeof(Used), typeof(NetworkCore), typeof(LayerView), typeof(Trainer<>), typeof(Optimizer), typeof(INetwork<>)];
        return All()
            .Where(member => !member.Method.IsSpecialName || member.Method.Name.StartsWith("set_", StringComparison.Ordinal))
            .Where(member => types.Contains(member.Method.DeclaringType) || TakesNetwork(member.Method))
            .Where(member => member.Method.GetBaseDefinition().DeclaringType != typeof(object))
            .Select(member => member.Name)
            .Distinct();
    }

    /// <summary>Those that read numbers in the caller's memory while they write to others.</summary>
    public static IEnumerable<string> OfTwoSpans() =>
        from member in All()
        let spans = member.Method.GetParameters().Where(parameter => IsSpan(parameter.ParameterType)).ToArray()
        where !member.Method.IsAbstract || member.Method.DeclaringType is { IsInterface: false }
        where spans.Length > 1 && spans.Any(span => span.ParameterType == typeof(Span<float>))
        select member.Name;

    private static string Name(MethodInfo method) =>
        method.IsSpecialName && method.Name.StartsWith("set_", StringComparison.Ordinal) ? $"{method.Name[4..]} =" : method.Name;

    private static bool TakesNetwork(MethodInfo method) => method.IsStatic && method.GetParameters().Any(parameter =>
        parameter.ParameterType == typeof(NetworkCore)
        || (parameter.ParameterType.IsGenericParameter && parameter.ParameterType.GetGenericParameterConstraints().Any(c => c.Name.StartsWith("INetwork`", StringComparison.Ordinal))));

    private static bool IsSpan(Type type) => type == typeof(Span<float>) || type == typeof(ReadOnlySpan<float>);
}
