factboxMap.draw("map_map_0", {"outlines":"eg","focus":["EG"]}, function () {
var map_map_0 = L.map(
"map_map_0",
{
center: [27.211, 30.794],
crs: L.CRS.EPSG3857,
...{
"zoom": 3,
"zoomControl": true,
"preferCanvas": false,
"zoomSnap": 0.25,
"scrollWheelZoom": false,
"attributionControl": false,
"minZoom": 0,
"maxZoom": 10,
}
}
);
L.control.scale().addTo(map_map_0);
map_map_0.fitBounds(
[[21.994, 24.689], [32.429, 36.898]],
{"animate": false, "padding": [12, 12]}
);
var fast_marker_cluster_map_2 = (function(){
var callback = function (row) { return factboxMap.pin(row); };
var data = [[31.2, 29.9, "port-fire"]];
var cluster = L.markerClusterGroup({
"maxClusterRadius": 44,
"showCoverageOnHover": false,
});
cluster.options.iconCreateFunction =
factboxMap.clusterIcon;
for (var i = 0; i < data.length; i++) {
var row = data[i];
var marker = callback(row);
marker.addTo(cluster);
}
cluster.addTo(map_map_0);
return cluster;
})();
return map_map_0;
});
