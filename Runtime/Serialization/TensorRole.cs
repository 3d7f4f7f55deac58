namespace NetGen.Generated;

/// <summary>What a tensor is by the last word of its name.</summary>
internal static class TensorRole
{
    /// <summary>
    /// PyTorch's words, and those of Keras that mean the same. (A <c>kernel</c> of Keras or Flax has its inputs first, so it is no <c>weight</c>.)
    /// </summary>
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["weight"] = "weight",
        ["bias"] = "bias",
        ["running_mean"] = "running_mean",
        ["running_var"] = "running_var",
        ["gamma"] = "weight",
        ["beta"] = "bias",
        ["moving_mean"] = "running_mean",
        ["moving_variance"] = "running_var",
        ["kernel"] = "kernel",
    };

    /// <summary>PyTorch's word for it, or null if the name does not say.</summary>
    public static string? Of(string tensor) => Roles.GetValueOrDefault(tensor[(tensor.LastIndexOfAny(['.', '/']) + 1)..]);
}
