using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>A block in a network: the attribute that includes it.</summary>
/// <param name="Spec">The attribute.</param>
/// <param name="Attribute">Index of the network's attribute that it comes from, for problems.</param>
/// <param name="Name">Its name in its scope: explicit, or kind and number.</param>
/// <param name="Scope">The run that contains it; null in the network itself.</param>
internal sealed record Block(LayerSpec Spec, int Attribute, string Name, BlockRun? Scope)
{
    /// <summary>Whether names contain the number of the run.</summary>
    public bool IsRepeated => Spec.Has("Repeat");

    /// <summary>The name of the block in messages.</summary>
    public string Title => $"Block '{BlockRun.Prefix(Scope)}{Name}'";
}

/// <summary>One run through a block: names inside it are local.</summary>
/// <param name="Block">The block.</param>
/// <param name="Index">The number of the run.</param>
internal sealed record BlockRun(Block Block, int Index)
{
    /// <summary>The prefix of the names of its layers: <c>block1.0.</c>; empty for the network itself.</summary>
    public static string Prefix(BlockRun? run) =>
        run is null ? string.Empty : $"{Prefix(run.Block.Scope)}{run.Block.Name}.{(run.Block.IsRepeated ? run.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) + "." : string.Empty)}";
}
