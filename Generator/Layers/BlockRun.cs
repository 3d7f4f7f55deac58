using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>A block in its place: the attribute that takes it in.</summary>
/// <param name="Spec">What the attribute says.</param>
/// <param name="Attribute">Index of the network's attribute that it comes from, for problems.</param>
/// <param name="Name">Its name in its scope: explicit, or kind and number.</param>
/// <param name="Scope">The run that it stands in; null in the network itself.</param>
internal sealed record Block(LayerSpec Spec, int Attribute, string Name, BlockRun? Scope)
{
    /// <summary>Whether its runs are counted in names.</summary>
    public bool IsRepeated => Spec.Has("Repeat");

    /// <summary>The block as messages name it.</summary>
    public string Title => $"Block '{BlockRun.Prefix(Scope)}{Name}'";
}

/// <summary>One run through a block: names inside it are its own.</summary>
/// <param name="Block">The block.</param>
/// <param name="Index">Which of its runs.</param>
internal sealed record BlockRun(Block Block, int Index)
{
    /// <summary>What the names of its layers begin with: <c>block1.0.</c>; empty for the network itself.</summary>
    public static string Prefix(BlockRun? run) =>
        run is null ? string.Empty : $"{Prefix(run.Block.Scope)}{run.Block.Name}.{(run.Block.IsRepeated ? run.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) + "." : string.Empty)}";
}
