namespace NetGen;

/// <summary>f(x) = x if x &gt; 0, otherwise α (eˣ − 1) (Clevert et al. 2015).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ELUAttribute : LayerAttribute
{
    /// <summary>α; the function approaches −α for large negative x. Positive (default 1).</summary>
    public double Alpha { get; set; } = 1;
}
