using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>Attributes to specs, including blocks: <c>[Block&lt;T&gt;]</c> contains the layers of T.</summary>
internal sealed class BlockReader(Compilation compilation, List<Problem> problems)
{
    private readonly Stack<INamedTypeSymbol> open = [];

    /// <summary>Whether an attribute includes a block.</summary>
    public static bool IsBlock(AttributeData attribute) => attribute.AttributeClass is { IsGenericType: true } type && AttributeReader.Is(type, "BlockAttribute");

    /// <summary>Whether a class is marked as a block.</summary>
    public static bool IsMarked(AttributeData attribute) => attribute.AttributeClass is { IsGenericType: false } type && AttributeReader.Is(type, "BlockAttribute");

    /// <summary>The spec of a layer, and of those in it; null if an argument or a type has no value because it does not compile.</summary>
    /// <param name="attribute">The layer's attribute.</param>
    /// <param name="index">Index of the network's attribute that it comes from, for problems.</param>
    public LayerSpec? Read(AttributeData attribute, int index)
    {
        if (!IsBlock(attribute))
        {
            return OwnTypes.Check(attribute, index, compilation, problems) ? AttributeReader.Read(attribute) : null;
        }

        if (AttributeReader.Read(attribute) is not { } spec || attribute.AttributeClass!.TypeArguments[0] is not INamedTypeSymbol { TypeKind: not TypeKind.Error } block)
        {
            return null;
        }

        var attributes = block.GetAttributes();
        var layers = attributes.Where(AttributeReader.IsLayer).ToList();
        if (Obstacle(block, attributes, layers) is { } obstacle)
        {
            problems.Add(Problem.Create(Descriptors.NoBlock, index, null, $"[Block<{block.Name}>]", block.ToDisplayString(), obstacle));
            return spec;
        }

        open.Push(block);
        List<LayerSpec?> content = [.. layers.Select(l => Read(l, index))];
        open.Pop();
        return content.Contains(null) ? null : spec with { Content = content.Select(c => c!).ToEquatableArray() };
    }

    private string? Obstacle(INamedTypeSymbol block, IReadOnlyList<AttributeData> attributes, List<AttributeData> layers)
    {
        if (!attributes.Any(IsMarked))
        {
            return "is not marked with [Block]";
        }

        return attributes.FirstOrDefault(a => AttributeReader.IsLoss(a) || AttributeReader.IsInput(a) || AttributeReader.IsOutput(a)) is { } stray
            ? $"has [{AttributeReader.KindOf(stray.AttributeClass!)}], which only a network has"
            : layers.Count == 0 ? "has no layers"
            : open.Contains(block, SymbolEqualityComparer.Default) ? "contains itself"
            : null;
    }
}
