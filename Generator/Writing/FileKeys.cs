using System.Globalization;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Writing;

/// <summary>
/// The names of layers in a file: explicit names, or else their numbers in the equivalent <c>nn.Sequential</c>, in which a block is a nested one.
/// </summary>
internal sealed class FileKeys
{
    private readonly Dictionary<string, int> modules = [];
    private readonly Dictionary<BlockRun, string> runs = [];
    private readonly Dictionary<Block, string> blocks = [];

    /// <summary>The key of the next layer; empty if PyTorch has no module for it.</summary>
    public string Next(Layer layer)
    {
        string prefix = PrefixOf(layer.Run);
        string key = layer.IsModule ? prefix + (layer.Spec.Name ?? Number(Count(prefix))) : string.Empty;
        modules[prefix] = Count(prefix) + layer.Modules;
        return key;
    }

    private string PrefixOf(BlockRun? run)
    {
        if (run is null)
        {
            return string.Empty;
        }

        if (!runs.TryGetValue(run, out string? prefix))
        {
            prefix = KeyOf(run.Block) + (run.Block.IsRepeated ? $".{Number(run.Index)}." : ".");
            runs.Add(run, prefix);
        }

        return prefix;
    }

    private string KeyOf(Block block)
    {
        if (!blocks.TryGetValue(block, out string? key))
        {
            string prefix = PrefixOf(block.Scope);
            key = prefix + (block.Spec.Name ?? Number(Count(prefix)));
            modules[prefix] = Count(prefix) + 1;
            blocks.Add(block, key);
        }

        return key;
    }

    private int Count(string prefix) => modules.TryGetValue(prefix, out int count) ? count : 0;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
