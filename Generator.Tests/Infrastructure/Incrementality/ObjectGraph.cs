using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Infrastructure.Incrementality;

/// <summary>Walks everything an object refers to, by reflection over fields, and finds what must not outlive a run.</summary>
internal static class ObjectGraph
{
    private static readonly Type[] ForbiddenTypes =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation), typeof(SemanticModel), typeof(AttributeData),
    ];

    /// <summary>Paths to forbidden objects: <c>Parse.Layers[0].Symbol is an ISymbol</c>.</summary>
    public static IEnumerable<string> Forbidden(object? root, string name)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var found = new List<string>();
        var waiting = new Stack<(object? Value, string Path)>([(root, name)]);
        while (waiting.TryPop(out var next))
        {
            if (next.Value is not { } value || IsLeaf(value.GetType()) || (!value.GetType().IsValueType && !seen.Add(value)))
            {
                continue;
            }

            if (ForbiddenTypes.FirstOrDefault(t => t.IsInstanceOfType(value)) is { } forbidden)
            {
                found.Add($"{next.Path} keeps a {forbidden.Name} ({value.GetType().Name}) alive");
                continue;
            }

            foreach (var child in Children(value, next.Path))
            {
                waiting.Push(child);
            }
        }

        return found;
    }

    private static IEnumerable<(object? Value, string Path)> Children(object value, string path)
    {
        if (value is Array array)
        {
            return array.Cast<object?>().Select((item, i) => (item, $"{path}[{i}]"));
        }

        return Fields(value.GetType()).Select(f => (f.GetValue(value), $"{path}.{Readable(f)}"));
    }

    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type != null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    // <Name>k__BackingField and <Name>i__Field are the property Name.
    private static string Readable(FieldInfo field) =>
        field.Name[0] == '<' && field.Name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? field.Name[1..end] : field.Name;

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || type == typeof(decimal) || typeof(MemberInfo).IsAssignableFrom(type)
        || typeof(BitArray).IsAssignableFrom(type);
}
